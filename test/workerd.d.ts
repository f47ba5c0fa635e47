/** What workerd has and browsers have not, where both sets of globals meet. */
interface Crypto {
  readonly DigestStream: typeof DigestStream;
}
