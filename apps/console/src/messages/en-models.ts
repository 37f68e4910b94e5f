/** What is said of language models. */
export const models = {
  model: {
    title: 'Read by a language model',
    handedOver: (model: string) => `Handed over to the language model ${model}`,
    name: 'Model',
    because: 'Asked because',
    calls: 'Calls',
    tokens: 'Tokens',
    tokenCounts: (input: string, output: string) => `${input} in, ${output} out`,
    kept: (read: string) => `${read} of the input kept by the provider`,
    cost: 'Cost',
    time: 'Time',
    steps: 'What it asked for',
    worked: 'Done',
    failed: 'Not possible',
    sentence: 'Sentence',
    sentences: {
      model: 'The model’s. Every figure and name in it was found in what is shown.',
      template: 'Ours, not the model’s.',
    },
    guarded: 'Privacy',
    replaced: (count: number) =>
      count === 1
        ? '1 personal detail was replaced before the model was asked.'
        : `${count} personal details were replaced before the model was asked.`,
    cleaned: (count: number) =>
      count === 1
        ? 'In 1 text of the data something that reads like an instruction was left out.'
        : `In ${count} texts of the data something that reads like an instruction was left out.`,
    noWords:
      'The question was read as a whole, so no word is marked. What it was understood as stands above the answer.',
    readBy: 'Read by',
    reader: 'The reader, without a language model',
    // For who runs Quartermaster; the others can do nothing about it.
    none: 'No language model is configured: questions are read by grammar alone.',
    withoutModel: 'Ask in short, plain words. What is not clear is asked back, with choices.',
    unsure: (model: string) => `What the reader is not sure of goes to the language model ${model}.`,
  },
};
