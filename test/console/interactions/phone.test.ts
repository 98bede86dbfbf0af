import { doesAll } from './runs.ts';

await doesAll('test/console/interactions/phone.test.ts', {
  ...{ language: 'en', width: 390, height: 844 },
});
