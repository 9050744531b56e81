import { render } from 'preact';
import { createApp } from './state/app.ts';
import { Root } from './ui/root.tsx';

const place = document.getElementById('app');
if (place) {
  const app = createApp(window, Date.now);
  render(<Root app={app} />, place);
  app.begin();
}
