import { sqlite } from '../support/stores.ts';
import { describeStories, RUNS } from './describe-stories.ts';

describeStories(sqlite, RUNS);
