/** What members may do: a role stands for scopes. */
import type { Scope } from "./keys.ts";

export const ROLES = ["owner", "editor", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** An owner gives keys and roles; an editor does all else; a viewer reads. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  owner: ["scores:read", "responses:read", "responses:write", "manage"],
  editor: ["scores:read", "responses:read", "responses:write", "manage"],
  viewer: ["scores:read", "responses:read"],
};
