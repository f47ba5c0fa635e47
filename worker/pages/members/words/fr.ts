/** French. */
import { FAULT_WORDS } from "../../forms/fault-words.ts";
import type { MemberWords } from "../words.ts";

export const fr: MemberWords = {
  faults: FAULT_WORDS.fr,
  notDone: "L’opération a échoué",
  title: "Membres",
  hint: "Les personnes qui se connectent ici avec une clé d’accès (passkey). Le rôle Propriétaire permet d’attribuer les clés API et les rôles\u202f; Édition, de configurer et d’étiqueter\u202f; Lecture, de consulter.",
  name: "Nom",
  email: "Adresse e-mail",
  emailHint:
    "Seulement si votre équipe se connecte par Cloudflare Access\u202f: cette adresse permet de reconnaître chaque personne.",
  role: "Rôle",
  roles: { owner: "Propriétaire", editor: "Édition", viewer: "Lecture" },
  site: "Site",
  allSites: "tous les sites",
  invite: "Inviter",
  linkOnce: (days) =>
    `Envoyez ce lien à la personne invitée\u202f: il n’est affiché que cette fois, ne sert qu’une fois et reste valable ${days} jours.`,
  copy: "Copier",
  copied: "Copié",
  newLink: "Nouveau lien",
  newLinkWhat:
    "L’ancienne clé d’accès et les sessions ouvertes avec elle prennent fin. Le nouveau lien ne s’affiche qu’une fois.",
  remove: "Retirer",
  removeWhat: "Cette personne ne pourra plus se connecter.",
  emailTaken: "Cette adresse e-mail est celle d’un autre membre.",
  lastOwner: "Quelqu’un doit avoir le rôle Propriétaire\u202f: attribuez-le d’abord à une autre personne.",
  nobodyYet: "Personne pour l’instant. D’ici là, la connexion se fait avec une clé API.",
  noPasskey: "pas encore de clé d’accès (passkey)",
  hasPasskey: "a une clé d’accès (passkey)",
  signInWithPasskey: "Se connecter avec une clé d’accès (passkey)",
  orWithKey: "ou avec une clé API",
  passkeyFailed: "Cela n’a pas marché. Réessayez ou utilisez un autre appareil.",
  noPasskeysHere: "Ce navigateur ou cette adresse ne prend pas en charge les clés d’accès (passkeys).",
  welcome: (name) => `Bienvenue, ${name}`,
  makePasskeyHint:
    "Une clé d’accès (passkey) est conservée par votre appareil ou par votre gestionnaire de mots de passe. Il n’y a rien à retenir.",
  makePasskey: "Créer une clé d’accès (passkey)",
  linkIsOver: "Ce lien n’est plus valable. Demandez-en un nouveau.",
  first: "Premier démarrage",
  firstHint:
    "Attribuez-vous le rôle Propriétaire. Cette page reste accessible jusque-là, puis disparaît définitivement.",
  yourName: "Votre nom",
  deploymentKey: "Clé du déploiement",
  begin: "Commencer",
  wrongKey: "Ce n’est pas la clé affichée lors du déploiement.",
};
