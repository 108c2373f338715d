import { expect, it } from 'vitest';
import { personForm } from './person-name.ts';

it('gives one form to a name however it is written', () => {
  expect(new Set(['Zhang San', 'ZHANG, San', 'San  Zhang', 'Zhāng Sān'].map(personForm)).size).toBe(1);
  expect(personForm('张 三')).toBe(personForm('张三'));
  expect(personForm('买买提·阿不都')).toBe(personForm('买买提•阿不都'));
  expect(personForm('Li Si')).not.toBe(personForm('Li San'));
  expect(personForm('·')).toBe('');
});
