/** The part of jstat 1.9 that is used; the package has no types of its own. */
declare module 'jstat' {
  interface Distribution<Parameters extends number[]> {
    cdf(x: number, ...parameters: Parameters): number;
    inv(p: number, ...parameters: Parameters): number;
  }
  const jstat: {
    chisquare: Distribution<[degreesOfFreedom: number]>;
    beta: Distribution<[alpha: number, beta: number]>;
    normal: Distribution<[mean: number, sd: number]>;
    studentt: Distribution<[degreesOfFreedom: number]>;
    gammaln(x: number): number;
  };
  export default jstat;
}
