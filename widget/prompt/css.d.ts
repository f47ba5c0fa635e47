/** Vite gives the minified text of a style sheet that is imported with `?inline`. */
declare module "*/prompt.css?inline" {
  const css: string;
  export default css;
}
