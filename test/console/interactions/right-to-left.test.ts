import { doesAll } from './runs.ts';

await doesAll('test/console/interactions/right-to-left.test.ts', {
  ...{ language: 'qps', width: 1440, height: 900 },
});
