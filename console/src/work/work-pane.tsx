import { Suspense } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { WorkTab } from '../routes/search.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { IconButton } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.ts';
import { Empty } from '../ui/notice.tsx';
import { Pane } from '../ui/pane.tsx';
import { FirstSteps } from './first-steps.tsx';
import { useSelected } from './use-selected.ts';
import styles from './work-pane.module.css';

/** What is seen once a row, or a tab, is open. */
const RowDetail = lazily(async () => (await import('./row-detail.tsx')).RowDetail, 'work');
const InboxTab = lazily(async () => (await import('../inbox/inbox-tab.tsx')).InboxTab, 'inbox');
const ExplorerTab = lazily(
  async () => (await import('../explorer/explorer-tab.tsx')).ExplorerTab,
  'explorer',
);
const Why = lazily(async () => (await import('./why.tsx')).Why, 'work');

/** What stands behind the row that is selected, why it went as it did, and the Page's side of the conversation. */
export function WorkPane() {
  const text = useText();
  const [{ tab = 'row', sel }, change] = useView();
  const { row, error, isLoading } = useSelected();
  const close = () => change({ sel: undefined, tab: undefined });
  const waiting = <Empty title={text('timeline.loading')} />;
  const hasWhy = row?.event !== undefined && row.page !== undefined;
  return (
    <Pane
      id="work"
      title={text('shell.pane.work')}
      head={
        sel !== undefined && (
          <IconButton small icon="close" label={text('work.closeRow')} onPress={close} />
        )
      }
    >
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab === 'why' && !hasWhy ? 'row' : tab}
        onSelectionChange={(key) =>
          change({ tab: key === 'row' ? undefined : (key as WorkTab) }, { replace: true })
        }
      >
        <TabList className={styles.list ?? ''} aria-label={text('shell.pane.work')}>
          <Tab id="row" className={styles.tab ?? ''}>
            {text('work.tab.row')}
          </Tab>
          <Tab id="explorer" className={styles.tab ?? ''}>
            {text('work.tab.explorer')}
          </Tab>
          <Tab id="inbox" className={styles.tab ?? ''}>
            {text('work.tab.inbox')}
          </Tab>
          <Tab id="why" className={styles.tab ?? ''} isDisabled={!hasWhy}>
            {text('work.tab.why')}
          </Tab>
        </TabList>
        <TabPanel id="row" className={styles.scroll ?? ''}>
          {sel === undefined ? (
            <FirstSteps />
          ) : (
            <Suspense fallback={waiting}>
              <RowDetail row={row} error={error} isLoading={isLoading} />
            </Suspense>
          )}
        </TabPanel>
        <TabPanel id="explorer" className={styles.scroll ?? ''}>
          <Suspense fallback={waiting}>
            <ExplorerTab />
          </Suspense>
        </TabPanel>
        <TabPanel id="inbox" className={styles.scroll ?? ''}>
          <Suspense fallback={waiting}>
            <InboxTab />
          </Suspense>
        </TabPanel>
        <TabPanel id="why" className={styles.scroll ?? ''}>
          <Suspense fallback={waiting}>
            {hasWhy && <Why page={row.page ?? ''} event={row.event ?? 0} app={row.app} />}
          </Suspense>
        </TabPanel>
      </Tabs>
    </Pane>
  );
}
