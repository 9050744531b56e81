// Each is sent to a running collector by a test. Device times are old together, which the collector corrects.

const SENT = 1_795_250_400_000;
const EVENT = '019a2b3c-4d5e-7f60-8123-456789abcdef';
const MESSAGE = '019a2b3c-4d5e-7f60-8123-456789abcdee';

const sender = {
  v: 1,
  site: 'demo',
  visitor: '3d6f0a1b-2c4e-4f80-9a1b-2c3d4e5f6071',
  session: '7a8b9c0d-1e2f-4031-8243-546576879809',
  tab: 'b2c3d4e5',
  sent_at: SENT,
};
const page = { url: 'https://shop.example/en/bowls/bic', title: 'Soup bowl Bîc' };

export const EXAMPLES = {
  events: {
    ...sender,
    events: [
      { id: EVENT, type: 'page_view', at: SENT - 1_200, seq: 0, page, data: { nav: 'load', lang: 'en', width: 1280 } },
    ],
  },
  messages: {
    ...sender,
    messages: [
      {
        id: MESSAGE,
        kind: 'message',
        at: SENT - 1_200,
        page,
        lang: 'en',
        text: 'Is the bowl back soon?',
        email: 'maria@mail.example',
      },
    ],
  },
  order: {
    id: 'A-1042',
    value: 148.5,
    currency: 'MDL',
    items: [{ item_id: 'bic', item_name: 'Soup bowl Bîc', price: 148.5, quantity: 1 }],
  },
  receipt: { stored: 1, duplicate: 0, refused: [] },
} as const;
