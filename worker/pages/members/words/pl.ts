/** Polish. */
import { FAULT_WORDS } from "../../forms/fault-words.ts";
import type { MemberWords } from "../words.ts";

export const pl: MemberWords = {
  faults: FAULT_WORDS.pl,
  notDone: "Nie udało się tego zrobić",
  title: "Zespół",
  hint: "Osoby, które logują się tu kluczem dostępu (passkey). Właściciel przyznaje klucze API i role, edytor konfiguruje i taguje, czytelnik tylko czyta.",
  name: "Imię i nazwisko",
  email: "Adres e-mail",
  emailHint: "Tylko jeśli Twój zespół loguje się przez Cloudflare Access: ten adres służy do rozpoznania osoby.",
  role: "Rola",
  roles: { owner: "Właściciel", editor: "Edytor", viewer: "Czytelnik" },
  site: "Witryna",
  allSites: "wszystkie witryny",
  invite: "Zaproś",
  linkOnce: (days) =>
    `Wyślij ten link zapraszanej osobie: widać go tylko teraz, działa raz i jest ważny przez ${days} dni.`,
  copy: "Kopiuj",
  copied: "Skopiowano",
  newLink: "Nowy link",
  newLinkWhat:
    "Stary klucz dostępu przestanie działać, a zalogowane z nim osoby zostaną wylogowane. Nowy link pojawi się tylko raz.",
  remove: "Usuń",
  removeWhat: "Ta osoba nie będzie mogła się już zalogować.",
  emailTaken: "Ten adres e-mail należy do innego członka.",
  lastOwner: "Ktoś musi mieć rolę właściciela: najpierw nadaj ją komuś innemu.",
  nobodyYet: "Jeszcze nikogo tu nie ma. Na razie można się zalogować kluczem API.",
  noPasskey: "jeszcze bez klucza dostępu (passkey)",
  hasPasskey: "ma klucz dostępu (passkey)",
  signInWithPasskey: "Zaloguj się kluczem dostępu (passkey)",
  orWithKey: "albo kluczem API",
  passkeyFailed: "To się nie udało. Spróbuj ponownie albo użyj innego urządzenia.",
  noPasskeysHere: "Ta przeglądarka lub ten adres nie obsługuje kluczy dostępu (passkeys).",
  welcome: (name) => `Witaj, ${name}`,
  makePasskeyHint:
    "Klucz dostępu (passkey) jest przechowywany na Twoim urządzeniu albo w menedżerze haseł. Niczego nie trzeba pamiętać.",
  makePasskey: "Utwórz klucz dostępu (passkey)",
  linkIsOver: "Ten link nie jest już ważny. Poproś o nowy.",
  first: "Pierwsze uruchomienie",
  firstHint: "Przejmij rolę właściciela. Do tego czasu ta strona jest dostępna, potem już się nie pojawi.",
  yourName: "Twoje imię i nazwisko",
  deploymentKey: "Klucz z wdrożenia",
  begin: "Rozpocznij",
  wrongKey: "To nie jest klucz wyświetlony podczas wdrożenia.",
};
