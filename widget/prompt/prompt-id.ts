/** Names one prompt on the wire. */

/**
 * A UUID version 7 (RFC 9562, section 5.7) in lower case: 48 bits of time, the version, 12 random bits, the variant with
 * two zeros, 60 random bits.
 * @param timeMs milliseconds since 1970 by the server's clock
 */
export function promptId(timeMs: number): string {
  const time = timeMs.toString(16).padStart(12, "0");
  const random = [...crypto.getRandomValues(new Uint8Array(9))]
    .map((byte) => (byte + 256).toString(16).slice(1))
    .join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}`;
}
