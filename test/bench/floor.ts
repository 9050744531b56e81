import { createServer } from 'node:http';

// The least that Node's own server can do with a batch: read, parse, drop, answer. What a collector takes more is its own.
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'POST') JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(204).end();
  });
}).listen(Number(process.env['PORT']));
