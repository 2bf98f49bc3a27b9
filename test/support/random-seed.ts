/** What random tests begin with: `SEED=7 npx vitest run` tries other cases than the ones that every run tries. */
export const SEED = Number(process.env['SEED'] ?? 20_261_130);
