import { describeRuns } from './describe-runs.ts';

describeRuns(5);
