/**
 * What `import … from 'convograph/testing'` gives, and `require` too: a Convograph of a test's own.
 * Nothing here loads the server: that happens in a thread of its own.
 */

export type { WebhookHandler } from './bot-server.ts';
export { type ControlClient, ControlError, controlClient } from './control/client.ts';
export type { ControlOperations, ControlSchemas } from './control/operations.ts';
export {
  type CanSend,
  type CanSendAsk,
  type Convograph,
  type ConvographOptions,
  startConvograph,
  type Undo,
  type Why,
} from './convograph.ts';
export type { Happenings, TestRequest, TestRow, TestWebhook } from './happenings.ts';
export {
  NoReply,
  NoSilence,
  type Reply,
  type ReplyButton,
  type ReplyElement,
  type ReplyFile,
  type ReplyWait,
} from './replies.ts';
export type { Seeded } from './seeded.ts';
export type { SentFile, SentParts } from './sent-parts.ts';
export type { AppEnv, TestApp, TestAppOptions, WebhookOptions } from './test-app.ts';
export { type CalendarCheckOptions, type KitCalendar, StillUsed } from './test-calendar.ts';
export type { KitClock } from './test-clock.ts';
export type {
  Coming,
  Done,
  Published,
  TestCustomer,
  TestCustomerOptions,
} from './test-customer.ts';
export { type ChaosOptions, type FaultOptions, type TestFault, UnusedFault } from './test-fault.ts';
export type { TestPage, TestPageOptions } from './test-page.ts';
export {
  type RecordOptions,
  ReplayDiffers,
  type ReplayOptions,
  type ReplayResult,
  type TestRecording,
} from './test-recording.ts';
export type { TestSnapshot } from './test-snapshot.ts';
export type { Which } from './which.ts';
export { WrongCount } from './wrong-count.ts';
