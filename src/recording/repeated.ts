/** What a person does, and a human of the Page: all that a recording may have done again as an act. */
export const ACT_OPERATIONS = [
  ...([
    'say',
    'tap',
    'link',
    'react',
    'unreact',
    'edit',
    'editNotice',
    'unsend',
    'receive',
  ] as const),
  ...(['read', 'refer', 'optIn', 'comment', 'post', 'uncomment', 'order', 'submit'] as const),
  ...(['inform', 'feedback', 'rate', 'block', 'unblock', 'enforcePolicy', 'inbox'] as const),
  ...(['rawEvent'] as const),
] as const;

/** Moves of the clock, which are made again where that is wished. */
const CLOCK = new Set([
  ...['changeClock', 'setClock', 'advanceClock', 'freezeClock', 'unfreezeClock', 'resetClock'],
]);

/** What else of the control plane decides what an app is answered: it is done again. */
const SETTINGS = new Set(['fail', 'chaos', 'mend', 'changePage', 'changePerson']);

/** What is armed until it is mended. */
export const isArmed = (operation: string): boolean =>
  operation === 'fail' || operation === 'chaos';

export const isRepeated = (operation: string, movesClock: boolean): boolean =>
  SETTINGS.has(operation) || (movesClock && CLOCK.has(operation));
