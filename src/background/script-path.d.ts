/** A script built to be put into pages; what is imported is its path in the package. */
declare module '*?script' {
  const path: string;
  export default path;
}
