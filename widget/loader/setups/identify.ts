/** The command `asklet('identify', who)`: somebody is signed in. Who it is is not kept, and sent nowhere. */
import type { Setup } from "../piece.ts";

/** Signed in with whatever names somebody; `null`, `undefined`, `false` and `""` are signed out. */
export const identify: Setup = ({ commands, person }) => {
  commands.identify = (who) => {
    person.signedIn = Boolean(who);
  };
};
