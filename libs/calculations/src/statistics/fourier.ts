/** A sequence of complex numbers. */
export interface Complex {
  re: Float64Array;
  im: Float64Array;
}

/**
 * The discrete Fourier transform in place, radix 2 (Cooley and Tukey 1965). The inverse divides by the length.
 *
 * @param values a power of two of them
 */
export function fourier({ re, im }: Complex, direction: 'forward' | 'inverse'): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i += 1) {
    let bit = n >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  const sign = direction === 'forward' ? -1 : 1;
  const cosines = Float64Array.from({ length: n >> 1 }, (_, k) => Math.cos((2 * Math.PI * k) / n));
  const sines = Float64Array.from({ length: n >> 1 }, (_, k) => sign * Math.sin((2 * Math.PI * k) / n));
  for (let length = 2; length <= n; length <<= 1) {
    const half = length >> 1;
    const stride = n / length;
    for (let start = 0; start < n; start += length)
      for (let k = 0; k < half; k += 1) {
        const [cosine, sine] = [cosines[k * stride]!, sines[k * stride]!];
        const [low, high] = [start + k, start + k + half];
        const real = re[high]! * cosine - im[high]! * sine;
        const imaginary = re[high]! * sine + im[high]! * cosine;
        re[high] = re[low]! - real;
        im[high] = im[low]! - imaginary;
        re[low]! += real;
        im[low]! += imaginary;
      }
  }
  if (direction === 'inverse')
    for (let k = 0; k < n; k += 1) {
      re[k]! /= n;
      im[k]! /= n;
    }
}
