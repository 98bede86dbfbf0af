import { Suspense } from 'react';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.ts';
import { Notice } from '../ui/notice.tsx';
import type { useConversation } from './use-conversation.ts';

const LeaveDialog = lazily(
  async () => (await import('./leave-dialog.tsx')).LeaveDialog,
  'customer',
);

type Conversation = ReturnType<typeof useConversation>;

/** What was refused, and why, until it is closed. */
export function Refused({ of: { refusal, closeRefusal } }: { of: Conversation }) {
  const text = useText();
  return (
    <div role="alert">
      {refusal !== undefined && (
        <Notice
          tone="bad"
          action={
            <Button small look="quiet" onPress={closeRefusal}>
              {text('customer.refused.close')}
            </Button>
          }
        >
          {refusal}
        </Notice>
      )}
    </div>
  );
}

/** In the place of a composer, where nothing is done: in groups, and among real people until somebody simulates. */
export function Closed({ of: { scene, simulate } }: { of: Conversation }) {
  const text = useText();
  const isGroup = scene.phone.person === undefined;
  return (
    <Notice
      action={
        !isGroup && (
          <Button small onPress={simulate}>
            {text('customer.simulate')}
          </Button>
        )
      }
    >
      {text(isGroup ? 'customer.group' : 'customer.real')}
    </Notice>
  );
}

/** Asks before an address is opened. */
export function Leaving({ of: { leaving, stay } }: { of: Conversation }) {
  if (leaving === undefined) return null;
  return (
    <Suspense>
      <LeaveDialog url={leaving} onClose={stay} />
    </Suspense>
  );
}
