import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What the server answers at DATA; undefined takes the mail. */
export type Verdict = { code: number; words: string } | undefined;

export interface Post {
  to: string[];
  raw: Buffer;
}

const refusal = ({ code, words }: NonNullable<Verdict>): Error =>
  Object.assign(new Error(words), { responseCode: code });

/** A mail as its reader's program sees it. */
export const readPost = (post: Post): Promise<Email> => PostalMime.parse(post.raw);

/** A real SMTP server on a loopback port. `judge` is asked for each mail, with how many came before it. */
export const openPostbox = async (judge: (count: number) => Verdict = () => undefined, port = 0) => {
  const posts: Post[] = [];
  let count = 0;
  let closed: Promise<void> | undefined;
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const verdict = judge(count++);
        if (verdict) return done(refusal(verdict));
        const raw = Buffer.concat(chunks);
        posts.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address() as { port: number };
  return {
    posts,
    tried: () => count,
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => (closed ??= new Promise<void>((resolve) => server.close(() => resolve()))),
  };
};
