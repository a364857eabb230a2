// Every word of the form that a beginner cannot know is explained.
import { describe, expect, it } from 'vitest';
import { choices } from '../../web/components/choices.js';
import { describedBy, explanations } from '../../web/components/explanations.js';
import { layerTypes, layerWords } from '../../web/components/layer-settings.js';
import { augmentations, presets } from '../../web/components/settings.js';
import { explanationWords } from '../../web/i18n/explanations.js';

const fields = Object.keys(presets.keras).filter((name) => !['hidden', 'output'].includes(name));

describe('the form’s words', () => {
  it.each([
    ...fields,
    ...Object.keys(augmentations),
    ...Object.values(choices).flat(),
    ...layerTypes,
    ...Object.values(layerWords).flat(),
    'softmax',
  ])('%s is explained', (word) => {
    expect(explanationWords.en).toHaveProperty([`means.${word}`]);
  });

  it('are described when somebody asks, and no longer when that is enough', async () => {
    expect(describedBy('epochs')).toBeNull();
    expect(describedBy('epochs', 'epochs-error')).toBe('epochs-error');
    await explanations.toggle();
    expect(describedBy('epochs', 'epochs-error')).toBe('epochs-error epochs-means');
    expect(explanations.text('relu')).toMatch(/^Makes negative numbers 0/);
    await explanations.toggle();
    expect(describedBy('epochs')).toBeNull();
  });
});
