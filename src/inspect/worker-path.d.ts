/** The address of a worker's script in the package. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
