// The one generator of seedrandom that is used, imported by itself so that nothing of Node's crypto comes along.
declare module 'seedrandom/lib/alea.js' {
  const alea: (seed: string) => { int32(): number };
  export default alea;
}
