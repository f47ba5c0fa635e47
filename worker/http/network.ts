/** Where a request comes from, as far as that is counted. Nothing of it is stored. */
import type { HonoRequest } from "hono";

/** An IPv4 address, or the /64 of an IPv6 one: a visitor has all of that. Empty where it is not known. */
export function networkOf(request: Pick<HonoRequest, "header">): string {
  const address = request.header("cf-connecting-ip") ?? "";
  return address.includes(":") ? (address.split("::")[0] ?? "").split(":").slice(0, 4).join(":") : address;
}
