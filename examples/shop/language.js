/**
 * Runs before anything else: puts the language of `?lang=` on <html>, where the prompt reads it.
 * Only the prompt follows; the shop's own text stays English, so <body> says lang="en".
 */
{
  const chosen = new URLSearchParams(location.search).get("lang");
  if (["en", "pl", "id", "cs", "fr", "vi"].includes(chosen)) document.documentElement.lang = chosen;
}
