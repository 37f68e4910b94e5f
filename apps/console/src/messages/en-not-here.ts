/** Behind links to what was deleted or belongs to somebody else. */
export const notHere = {
  notHere: {
    product: {
      title: 'This product is not here',
      why: 'No product has this code.',
      nextStep: 'Look for it by name, or scan its barcode.',
    },
    customer: {
      title: 'This customer is not here',
      why: 'The customer is of another store, or the link is not complete.',
      nextStep: 'Look for the customer by name, phone number or loyalty number.',
    },
    procedure: {
      title: 'This document is not here',
      why: 'It was deleted, is of another store, or is not for you.',
      nextStep: 'Look for it among the procedures of your store.',
    },
    routine: {
      title: 'This routine is not here',
      why: 'It was removed or is of another store, or the link is not complete.',
      nextStep: 'Look for it among the routines of your store.',
    },
    task: {
      title: 'This task is not here',
      why: 'It is of another store, or the link is not complete.',
      nextStep: 'Look for it among the tasks of your store.',
    },
    request: {
      title: 'This request is not here',
      why: 'It was made in another store, or by somebody else.',
      nextStep: 'Managers see all requests of their store, everybody else the own ones.',
    },
    answer: {
      title: 'This answer is not here',
      why: 'It was deleted, or it belongs to somebody else. Answers can be opened only by the person who asked.',
      nextStep: 'Ask for a link to the question instead: that one opens for everybody.',
    },
    conversation: {
      title: 'This conversation is not here',
      why: 'It was deleted, or it belongs to somebody else. Conversations can be opened only by the person who asked.',
      nextStep: 'Yours are listed on the left.',
    },
    proposal: {
      title: 'This proposal is not here',
      why: 'It does not exist, or it is neither yours nor for you to decide.',
      nextStep: 'Those that you may see are listed under Proposals.',
    },
    saved: {
      title: 'This saved question is not here',
      why: 'It was deleted, or it belongs to somebody else.',
      nextStep: 'Ask the question, and save its answer under a name of your own.',
    },
  },
};
