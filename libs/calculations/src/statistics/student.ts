const ROOT_FIVE = Math.sqrt(5);

/** Distribution function of Student's t with five degrees of freedom (closed form, Abramowitz and Stegun 26.7.3). */
function studentFiveCdf(x: number): number {
  const spread = 1 + (x * x) / 5;
  return 0.5 + ((x / (ROOT_FIVE * spread)) * (1 + 2 / (3 * spread)) + Math.atan(x / ROOT_FIVE)) / Math.PI;
}

/** The quantile of Student's t with five degrees of freedom, by bisection to 1e-9. Probability inside (0, 1). */
export function studentFiveQuantile(probability: number): number {
  let [low, high] = [-1000, 1000];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (studentFiveCdf(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
