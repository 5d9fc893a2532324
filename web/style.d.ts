// The bundler takes style sheets in by import.
declare module '*.css';
declare module '*?worker&inline' {
  const make: new () => Worker;
  export default make;
}
