import { expect, it } from 'vitest';
import { readBuildOptions } from '../../../tools/build/build-options.ts';

it('sends reports nowhere unless the build was given an address', () => {
  expect(readBuildOptions({})).toEqual({ reportMail: null });
  expect(readBuildOptions({ CORDON_REPORT_MAIL: '' })).toEqual({ reportMail: null });
  expect(readBuildOptions({ CORDON_REPORT_MAIL: 'list@publisher.test' })).toEqual({
    reportMail: 'list@publisher.test',
  });
});

it('refuses what is not one mail address, and says which option it was', () => {
  for (const wrong of ['list', 'a@b', 'a@b.test, c@d.test', 'mailto:a@b.test', '<a@b.test>']) {
    expect(() => readBuildOptions({ CORDON_REPORT_MAIL: wrong }), wrong).toThrow('CORDON_REPORT_MAIL');
  }
});
