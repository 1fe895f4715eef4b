import { defineRule } from './rule.ts';

export const typosquat = defineRule({
  meta: {
    code: 'typosquat',
    summary: 'to be written',
    severity: 'warning',
    needs: 'nothing',
    since: '0.1.0',
    docs: {
      why: '',
      bad: { file: 'requirements.txt', text: '' },
      good: { file: 'requirements.txt', text: '' },
      limits: '',
    },
  },
  remedy: 'replace',
  detect: () => null,
  message: () => '',
});
