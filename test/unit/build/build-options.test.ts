import { expect, it } from 'vitest';
import { readBuildOptions } from '../../../tools/build/build-options.ts';

it('sends reports nowhere unless the build was given an address', () => {
  expect(readBuildOptions({})).toEqual({ reportMail: null, repository: null });
  expect(readBuildOptions({ CORDON_REPORT_MAIL: '' }).reportMail).toBeNull();
  expect(readBuildOptions({ CORDON_REPORT_MAIL: 'list@publisher.test' }).reportMail).toBe(
    'list@publisher.test',
  );
});

it('refuses what is not one mail address, and says which option it was', () => {
  for (const wrong of ['list', 'a@b', 'a@b.test, c@d.test', 'mailto:a@b.test', '<a@b.test>']) {
    expect(() => readBuildOptions({ CORDON_REPORT_MAIL: wrong }), wrong).toThrow('CORDON_REPORT_MAIL');
  }
});

it('takes a repository with its root, by https, or on this machine for trying', () => {
  const repository = (url: string) =>
    readBuildOptions({ CORDON_REPOSITORY_URL: url, CORDON_REPOSITORY_ROOT: 'root.json' }).repository;
  expect(repository('https://list.test/cordon')).toEqual({
    url: 'https://list.test/cordon/',
    rootPath: 'root.json',
  });
  expect(repository('http://127.0.0.1:8080/')?.url).toBe('http://127.0.0.1:8080/');
  for (const wrong of ['http://list.test/', 'ftp://list.test/', 'list.test', 'http://127.0.0.1.list.test/']) {
    expect(() => repository(wrong), wrong).toThrow('CORDON_REPOSITORY_URL');
  }
  expect(() => readBuildOptions({ CORDON_REPOSITORY_URL: 'https://list.test/' })).toThrow('belong together');
  expect(() => readBuildOptions({ CORDON_REPOSITORY_ROOT: 'root.json' })).toThrow('belong together');
});
