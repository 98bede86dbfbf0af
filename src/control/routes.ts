import { type AdminOperation, operation } from '../admin/operation.ts';
import { OPERATIONS } from '../admin/operations.ts';
import { open, text } from '../admin/schema.ts';
import { callOperation } from './calls/call.ts';
import { callAgainOperation } from './calls/call-again.ts';
import { findCallOperation } from './catalogue/find-call.ts';
import { listVersionsOperation } from './catalogue/list-versions.ts';
import { showCatalogueOperation } from './catalogue/show-catalogue.ts';
import { checkCalendarOperation } from './check-calendar.ts';
import { listClientsOperation } from './clients/list-clients.ts';
import { exportCodeOperation } from './code/export-code.ts';
import { type ControlDeps, explainOperation } from './explain.ts';
import { makeErrorOperation } from './mending/make-error.ts';
import { openapiOf } from './openapi.ts';
import { listPhonesOperation } from './phone/list-phones.ts';
import { showPhoneOperation } from './phone/show-phone.ts';
import { readFieldsOperation } from './read-fields.ts';
import { listRequestsOperation } from './requests.ts';
import { exportTestOperation } from './test-code/export-test.ts';
import { listTimelineOperation } from './timeline/list-timeline.ts';
import { replayRowsOperation } from './timeline/replay-rows.ts';
import { showRowOperation } from './timeline/show-row.ts';
import { streamTimelineOperation } from './timeline/stream-timeline.ts';
import { debugTokenOperation } from './tokens/debug-token.ts';
import { awaitQuietOperation } from './waiting/quiet.ts';
import { awaitRepliesOperation } from './waiting/replies.ts';
import { awaitSilenceOperation } from './waiting/silence.ts';
import { waitOperation } from './waiting/wait.ts';

const openapi = operation({
  id: 'getOpenapi',
  words: 'This document',
  http: 'GET /openapi.json',
  takes: {},
  gives: open('OpenApi', 'An OpenAPI 3.1 document.', { openapi: text() }),
  run: () => document(),
});

/** Every operation of the control plane, in the order of its documentation. */
export const ROUTES: readonly AdminOperation<ControlDeps>[] = [
  openapi,
  ...OPERATIONS,
  showCatalogueOperation,
  listVersionsOperation,
  findCallOperation,
  checkCalendarOperation,
  explainOperation,
  callOperation,
  callAgainOperation,
  readFieldsOperation,
  makeErrorOperation,
  debugTokenOperation,
  listRequestsOperation,
  listClientsOperation,
  listTimelineOperation,
  showRowOperation,
  listPhonesOperation,
  showPhoneOperation,
  streamTimelineOperation,
  exportCodeOperation,
  exportTestOperation,
  replayRowsOperation,
  waitOperation,
  awaitRepliesOperation,
  awaitSilenceOperation,
  awaitQuietOperation,
];

let made: ReturnType<typeof openapiOf> | undefined;

/** The OpenAPI document of all of them, made when it is first asked for. */
export function document() {
  made ??= openapiOf(ROUTES);
  return made;
}
