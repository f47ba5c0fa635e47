/** Gate by page: a touchpoint that names pages is asked on those only. */
import type { Gate } from "../piece.ts";
import { matchesGlob } from "./glob.ts";

/** `page-excluded` where a glob of `exclude` matches the path, or none of a non-empty `include`. Case matters. */
export const pages: Gate = ({ touchpoint: { include, exclude }, path }) => {
  const onPath = (glob: string): boolean => matchesGlob(glob, path);
  return exclude?.some(onPath) || (include?.length && !include.some(onPath)) ? "page-excluded" : undefined;
};
