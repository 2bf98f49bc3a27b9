// Entry of the bundle: measures what its argument names and prints the figures as JSON.
import type { Figure } from './figure.ts';
import { measureFuzz } from './fuzz.ts';
import { measureJudge } from './judge.ts';
import { measureJudgeLinear } from './judge-linear.ts';
import { measurePlanSimulate } from './plan-simulate.ts';

const MEASUREMENTS: Readonly<Record<string, () => readonly Figure[]>> = {
  judge: measureJudge,
  'judge-linear': measureJudgeLinear,
  'plan-simulate': measurePlanSimulate,
  fuzz: measureFuzz,
};

console.log(JSON.stringify(MEASUREMENTS[process.argv[2] ?? '']?.() ?? []));
