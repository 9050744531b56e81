import type { App } from '../state/app.ts';
import { words } from '../words.ts';
import { Login } from './login.tsx';
import { Failed, Skeleton } from './parts.tsx';
import { Shell } from './shell.tsx';
import { Welcome } from './welcome.tsx';

/** Which of the few whole pages is shown. */
export const Root = ({ app }: { app: App }) => {
  const { session, router } = app;
  const link = router.link.value;
  if (link) return <Welcome key={link} token={link} session={session} router={router} />;
  switch (session.state.value) {
    case 'asking':
      return (
        <main class="door">
          <Skeleton rows={4} />
        </main>
      );
    case 'failed':
      return (
        <main class="door">
          <Failed title={words.install.failed} reason={session.problem.value} retry={() => void session.begin()} />
        </main>
      );
    case 'out':
      return <Login session={session} />;
    case 'in':
      return <Shell app={app} />;
  }
};
