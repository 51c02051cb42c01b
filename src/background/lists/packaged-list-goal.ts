import { declareItem } from '../../platform/storage-item.ts';

/** Version and day for which the packaged list was last put in place; anything else means that there is work to do. */
export const packagedListGoal = declareItem<string | null>(
  'local',
  'packaged-list-finished-for',
  null,
  (value) => (typeof value === 'string' ? value : null),
);
