// Reads what CardFiles.cs writes; docs/cards.md describes the form. The only module of practice that uses the network.

async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/**
 * @typedef {object} Card
 * @property {string} key stands for the card for ever: `collection/id`, and `collection/id/follow-up` for a follow-up question
 * @property {string} question key of the question that it is or follows
 * @property {Deck} deck
 * @property {number} topic place in the deck's topics
 * @property {number} level place in the deck's levels
 * @property {number[]} tags places in the deck's tags
 * @property {string} path of the question's page, below the site's home
 * @property {number} index place of the question in its deck
 */

/**
 * @typedef {object} Deck the cards of one collection
 * @property {string} id
 * @property {string} title
 * @property {{id: string, title: string, path: string}[]} levels
 * @property {{id: string, title: string, path: string, count: number}[]} topics
 * @property {{id: string, title: string, path: string}[]} tags
 */

/**
 * @typedef {object} CardText what a card shows; HTML is that of the question's page, with links as seen from /practice/
 * @property {string} title
 * @property {string} question plain text of a question; HTML of a follow-up
 * @property {string} answer HTML
 * @property {string} [rubric] HTML: what weak and strong answers sound like
 * @property {boolean} [outdated]
 * @property {{id: string, question: string, answer: string}[]} [followUps]
 */

/**
 * Opens the cards of a site.
 * @param {string} url of their index
 * @param {(url: string) => Promise<object>} [read] gets one of its files
 */
export async function openCards(url, read = fetchJson) {
  const index = await read(url);
  if (index.format !== 1) throw new Error(`${url}: unknown format ${index.format}`);
  return new Cards(index, (name) => read(new URL(name, url).href));
}

export class Cards {
  #read;
  #parts = new Map();
  #byKey = new Map();
  /** @type {Card[]} in reading order, each question before those that follow it */
  list = [];

  constructor(index, read) {
    this.#read = read;
    /** @type {Deck[]} */
    this.decks = index.collections;
    for (const deck of this.decks) this.#addDeck(deck);
  }

  #addDeck(deck) {
    let topic = 0, left = deck.topics[0]?.count ?? 0;
    deck.ids.forEach((id, index) => {
      while (left === 0) left = deck.topics[++topic].count;
      left--;
      const question = `${deck.id}/${id}`;
      const card = {
        key: question, question, deck, topic, level: deck.levelOf[index], tags: deck.tagsOf[index],
        path: `${deck.id}/${deck.renamed[id] ?? id}/`, index,
      };
      this.#add(card);
      for (const followUp of deck.followUpsOf[index].split(" ").filter(Boolean)) this.#add({ ...card, key: `${question}/${followUp}` });
    });
  }

  #add(card) {
    this.list.push(card);
    this.#byKey.set(card.key, card);
  }

  /** @returns {Card | undefined} */
  find(key) { return this.#byKey.get(key); }

  /** Loads what a card shows. @param {Card} card @returns {Promise<CardText>} */
  async text(card) {
    const { parts } = card.deck;
    const at = parts.findLastIndex((part) => part.first <= card.index);
    const own = (await this.#part(parts[at].file))[card.index - parts[at].first];
    if (card.key === card.question) return own;
    const id = card.key.slice(card.question.length + 1);
    return { title: own.title, outdated: own.outdated, ...own.followUps.find((f) => f.id === id) };
  }

  #part(file) {
    if (!this.#parts.has(file)) {
      this.#parts.set(file, this.#read(file).catch((error) => {
        this.#parts.delete(file);
        throw error;
      }));
    }
    return this.#parts.get(file);
  }
}
