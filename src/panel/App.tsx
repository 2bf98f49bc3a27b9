import { useEffect } from 'preact/hooks';
import styles from './App.module.css';
import { SplitView } from './kit/SplitView.tsx';
import { Banner } from './log/Banner.tsx';
import { EmptyState } from './log/EmptyState.tsx';
import { GoodNews } from './log/GoodNews.tsx';
import { Grid } from './log/Grid.tsx';
import { StatusBar } from './log/StatusBar.tsx';
import { Toolbar } from './log/Toolbar.tsx';
import { usePanel } from './panel-context.ts';
import { AllFixes, Details, loadDrops, Overview } from './parts.ts';
import { usePhrase } from './Say.tsx';
import { say } from './strings.ts';
import { listenForKeys } from './keys.ts';
import type { View } from './store/view.ts';

/** The whole panel. */
export function App() {
  const panel = usePanel();
  useEffect(() => listenForKeys(document.body, panel), [panel]);
  useEffect(() => {
    // After an update of the extension there is nothing left that could read them.
    const listening = loadDrops().then(
      (listen) => listen(document.body, panel),
      () => null,
    );
    return () => void listening.then((end) => end?.());
  }, [panel]);
  return (
    <>
      <Toolbar />
      <Banner />
      <main id="view" class={styles['view']}>
        <Shown view={panel.view.view.value} />
      </main>
      <StatusBar />
    </>
  );
}

function Shown({ view }: { readonly view: View }) {
  switch (view) {
    case 'requests':
      return <Requests />;
    case 'fixes':
      return <AllFixes />;
    case 'overview':
      return <Overview />;
  }
}

function Requests() {
  const { view } = usePanel();
  const t = usePhrase();
  const row = view.opened.value;
  const isEmpty = view.rows.value.length === 0;
  return (
    <SplitView
      label={t(say('details_resize'))}
      main={
        <>
          {isEmpty ? <EmptyState /> : <Grid />}
          {!isEmpty && <GoodNews />}
        </>
      }
      side={row === null ? null : <Details row={row} />}
    />
  );
}
