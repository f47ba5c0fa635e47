/** An authenticator of a test's own (https://www.w3.org/TR/webauthn-3/, 6): one passkey, whose owner always says yes. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { Collector } from "../collector.ts";
import { Visitor } from "./visitor.ts";

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();

/** Present and verified; and with a passkey in it (6.1). */
const VERIFIED = 0b101;
const WITH_PASSKEY = 0b100_0000;

export class Authenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #collector: Collector;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** What stands under every signature: for whom, how, and how often so far. */
  #data(flags: number, count: number): Buffer {
    const counted = Buffer.alloc(5);
    counted.writeUInt8(flags);
    counted.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(new URL(this.#collector.url).hostname), counted]);
  }

  /** A public-key credential as JSON (5.1.8). */
  #credential(response: Record<string, Buffer>) {
    const id = this.id.toString("base64url");
    const parts = Object.entries(response).map(([name, part]) => [name, part.toString("base64url")] as const);
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response: Object.fromEntries(parts) };
  }

  #said(type: "webauthn.create" | "webauthn.get", challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#collector.url, crossOrigin: false }));
  }

  /** The answer to what a browser is asked for a new passkey. */
  made(challenge: string) {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    // ES256 (RFC 9053): an elliptic curve's point, for signatures, on P-256.
    const point = [x, y].map((part) => new Uint8Array(Buffer.from(part, "base64url")));
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        ...point.map((part, at) => [-2 - at, part] as const),
      ]),
    );
    const passkey = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key]);
    const authData = new Uint8Array(Buffer.concat([this.#data(VERIFIED | WITH_PASSKEY, 0), passkey]));
    const attestation = isoCBOR.encode(
      new Map<string, string | Uint8Array | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map<string, string>()],
        ["authData", authData],
      ]),
    );
    return this.#credential({
      clientDataJSON: this.#said("webauthn.create", challenge),
      attestationObject: Buffer.from(attestation),
    });
  }

  /** The answer to what it is asked at the sign-in. */
  signed(challenge: string, count: number) {
    const clientDataJSON = this.#said("webauthn.get", challenge);
    const authenticatorData = this.#data(VERIFIED, count);
    const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientDataJSON)]), this.#keys.privateKey);
    return this.#credential({ clientDataJSON, authenticatorData, signature });
  }
}

/** What a browser is asked, and the cookie that the challenge is kept in. */
interface Challenge {
  challenge: string;
  cookie: string;
}

/** A member in a browser with a device of their own. */
export class Member extends Visitor {
  readonly device: Authenticator;
  readonly #collector: Collector;

  constructor(collector: Collector) {
    super(collector);
    this.#collector = collector;
    this.device = new Authenticator(collector);
  }

  /** Asks for what it takes to sign in there, or to make a passkey. */
  async ask(path: string): Promise<Challenge> {
    const asked = await this.#send(`${path}/options`, "", {});
    const { challenge }: { challenge: string } = await asked.json();
    return { challenge, cookie: asked.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
  }

  async #send(path: string, cookie: string, body: unknown): Promise<Response> {
    return this.#collector.fetch(path, {
      method: "POST",
      headers: { cookie, origin: this.#collector.url, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  async #bring(path: string, cookie: string, credential: unknown): Promise<number> {
    const response = await this.#send(path, cookie, credential);
    const session = response.headers.getSetCookie().find((set) => set.startsWith("__Host-asklet="));
    if (session !== undefined) this.cookie = session.split(";")[0] ?? "";
    return response.status;
  }

  /** Makes a passkey with the link of an invitation. Returns the status of the answer. */
  async join(path: string): Promise<number> {
    const { challenge, cookie } = await this.ask(path);
    return this.#bring(path, cookie, this.device.made(challenge));
  }

  /** Signs in with the passkey, which has signed so often then. Returns the status of the answer. */
  async enter(count: number, asked?: Challenge): Promise<number> {
    const { challenge, cookie } = asked ?? (await this.ask("/sign-in/passkey"));
    return this.#bring("/sign-in/passkey", cookie, this.device.signed(challenge, count));
  }
}
