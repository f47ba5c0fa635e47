/** Script of the pages where a passkey is made or used: asks the browser for it, and takes what it gives to the server. */

/** Of what the server asks: to make a passkey, or to sign in with one. */
type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

async function send(address: string, body: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

const isCreation = (options: Options): options is PublicKeyCredentialCreationOptionsJSON => "user" in options;

async function passkeyFor(options: Options): Promise<Credential | null> {
  return isCreation(options)
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

async function run({ ask = "", answer = "" }: DOMStringMap): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-argument -- the server's own answer
  const passkey = await passkeyFor(JSON.parse(JSON.stringify(await send(ask, {}))));
  const reply = await send(answer, passkey);
  if (typeof reply === "object" && reply && "next" in reply) location.assign(String(reply.next));
}

const button = document.querySelector<HTMLButtonElement>("button[data-ask]");
const status = document.querySelector<HTMLElement>("[data-failed]");
if (button && status) {
  if ("PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential) {
    button.disabled = false;
    button.addEventListener("click", () => {
      status.textContent = "";
      button.disabled = true;
      run(button.dataset)
        .catch(() => (status.textContent = status.dataset["failed"] ?? ""))
        .finally(() => (button.disabled = false));
    });
  } else status.textContent = status.dataset["none"] ?? "";
}
