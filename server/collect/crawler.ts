import { isbot } from 'isbot';

/** Answers held in memory: a shop sees some hundreds of user agents, and to look at a new one takes 25 us. */
const HELD = 1_000;
/** Characters that are looked at. */
const LONGEST = 512;

/**
 * Browsers driven by a program: a shop's own tests, or the tool of somebody who shops. What they do is done in the shop.
 * And telephones whose names sound like a crawler's.
 */
const DRIVEN = /Headless(?=Chrome)|PhantomJS\/\S*|Cypress\/\S*|Electron\/\S*|\bCUBOT|\bGoogle (?=Nexus|Pixel)/gi;

/** What runs a page's scripts calls itself a browser; else it must call itself a robot, or be a server that sends. */
const CALLS_ITSELF = /^Mozilla\/|bot|crawl|spider|https?:/i;

const judge = (agent: string): boolean => CALLS_ITSELF.test(agent) && isbot(agent.replace(DRIVEN, ''));

/**
 * Tells crawlers, by what they call themselves, from shoppers: those that run scripts would be counted as visitors
 * otherwise. Driven browsers and servers that send events themselves are none.
 */
export const createCrawlers = () => {
  const known = new Map<string, boolean>();
  return (agent: string): boolean => {
    if (agent === '') return false;
    const name = agent.length > LONGEST ? agent.slice(0, LONGEST) : agent;
    let crawler = known.get(name);
    if (crawler === undefined) {
      if (known.size >= HELD) known.clear();
      known.set(name, (crawler = judge(name)));
    }
    return crawler;
  };
};

export type Crawlers = ReturnType<typeof createCrawlers>;
