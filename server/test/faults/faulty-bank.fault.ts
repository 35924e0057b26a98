import { describeRuns } from '../faulty-bank/describe-runs.ts';

describeRuns(200);
