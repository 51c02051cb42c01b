import { type Recognition, recogniseSeizure } from '../core/page/recognise-seizure.ts';
import { gatherFacts } from './page/gather-facts.ts';

/** Where the background finds the function that reads a page. It is put only into pages whose title gives reason to. */
interface ReaderWorld {
  cordonReadPage?: () => Recognition;
}

(globalThis as ReaderWorld).cordonReadPage = () => recogniseSeizure(gatherFacts());
