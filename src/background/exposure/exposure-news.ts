import { isRecord } from '../../core/is-record.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** How much there is to tell, so that neither toolbar nor sync opens the record for nothing. */
export interface ExposureNews {
  /** For the person. */
  readonly shown: number;
  /** For IT. */
  readonly untold: number;
}

export const exposureNews = declareItem<ExposureNews>(
  'local',
  'exposure-news',
  { shown: 0, untold: 0 },
  (value) =>
    isRecord(value) && typeof value['shown'] === 'number' && typeof value['untold'] === 'number'
      ? { shown: value['shown'], untold: value['untold'] }
      : null,
);
