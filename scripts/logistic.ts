/** Ridge logistic regression by Newton's method: no dependency, the same result in every run. */

export interface Samples {
  readonly rows: readonly Float64Array[];
  /** 1 or 0 for each row. */
  readonly labels: readonly number[];
  readonly weights: readonly number[];
}

/** Weights of the features; the first one is the bias and is not held back by the ridge. */
export function fitLogistic({ rows, labels, weights }: Samples, ridge: number): Float64Array {
  const size = rows[0]?.length ?? 0;
  let beta: Float64Array = new Float64Array(size);
  for (let round = 0; round < 40; round++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    rows.forEach((row, at) => {
      const probability = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, dot(row, beta)))));
      const weight = weights[at] as number;
      const error = weight * ((labels[at] as number) - probability);
      const curve = weight * probability * (1 - probability);
      for (let i = 0; i < size; i++) {
        const value = row[i] as number;
        if (value === 0) continue;
        gradient[i] = (gradient[i] as number) + error * value;
        const line = hessian[i] as Float64Array;
        for (let j = 0; j <= i; j++) line[j] = (line[j] as number) + curve * value * (row[j] as number);
      }
    });
    for (let i = 0; i < size; i++) {
      const hold = i === 0 ? 1e-6 : ridge;
      gradient[i] = (gradient[i] as number) - hold * (beta[i] as number);
      const line = hessian[i] as Float64Array;
      line[i] = (line[i] as number) + hold + 1e-9;
      for (let j = i + 1; j < size; j++) line[j] = (hessian[j] as Float64Array)[i] as number;
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, at) => value + (step[at] as number));
    if (step.every(value => Math.abs(value) < 1e-6)) break;
  }
  return beta;
}

export function dot(row: Float64Array, beta: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at++) sum += (row[at] as number) * (beta[at] as number);
  return sum;
}

/** Gaussian elimination with pivoting. Overwrites what it is given. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(matrix[row]?.[column] as number) > Math.abs(matrix[pivot]?.[column] as number))
        pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot] as Float64Array, matrix[column] as Float64Array];
    [right[column], right[pivot]] = [right[pivot] as number, right[column] as number];
    const top = matrix[column] as Float64Array;
    for (let row = column + 1; row < size; row++) {
      const line = matrix[row] as Float64Array;
      const factor = (line[column] as number) / (top[column] as number);
      if (factor === 0) continue;
      for (let at = column; at < size; at++) line[at] = (line[at] as number) - factor * (top[at] as number);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    const line = matrix[row] as Float64Array;
    let rest = right[row] as number;
    for (let at = row + 1; at < size; at++) rest -= (line[at] as number) * (solution[at] as number);
    solution[row] = rest / (line[row] as number);
  }
  return solution;
}
