export interface paths {
    "/v1/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can sign in; lists the demo users in demo mode */
        get: operations["signInOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in; gives a bearer token and sets the session cookie */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs out: the session ends everywhere at once */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user, the personas and the session */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/persona": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Chooses the persona that questions are asked as */
        put: operations["choosePersona"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a question with proof: as one JSON document, or as server-sent events with `Accept: text/event-stream` */
        post: operations["ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers/{answerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An earlier answer with its evidence */
        get: operations["answer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers/{answerId}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An answer's rows as CSV (RFC 4180, UTF-8, first line the column labels) */
        get: operations["answerCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers/{answerId}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a part of an answer's query can be changed to, or what can be added: each a whole query for `edit` of a question */
        post: operations["options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ways to go on typing a question */
        post: operations["complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/saved-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your saved questions, newest first */
        get: operations["savedQuestions"];
        put?: never;
        /** Keeps what an answer was asked under a name; ask it again with `saved` of a question */
        post: operations["saveQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/saved-questions/{savedQuestionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives a saved question another name, or pins it to the dashboard */
        put: operations["renameSavedQuestion"];
        post?: never;
        /** Deletes one saved question */
        delete: operations["deleteSavedQuestion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your conversations, newest first */
        get: operations["conversations"];
        put?: never;
        post?: never;
        /** Deletes all of your conversations */
        delete: operations["deleteConversations"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation with its turns */
        get: operations["conversation"];
        put?: never;
        post?: never;
        /** Deletes one conversation with its answers */
        delete: operations["deleteConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/semantics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be asked: entities, dimensions, measures and segments of a persona */
        get: operations["semantics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to the provider; from there it comes back to the callback */
        get: operations["oidcSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser back to; sets the session cookie. What goes wrong is told to a browser on the sign-in page */
        get: operations["oidcCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/back-channel-logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The provider tells that somebody signed out: their sessions from there end everywhere at once */
        post: operations["oidcBackChannelLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your keys that were not revoked, newest first */
        get: operations["apiKeys"];
        put?: never;
        /** Makes a key for a program; it is shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a key at once and everywhere; administrators revoke everybody's */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The store that you work in, and as whom */
        get: operations["storeMembership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The staff of your store with their skills */
        get: operations["storeStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shifts of your store */
        get: operations["storeRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your requests, for a manager all of the store, newest first */
        get: operations["storeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request with its diff and what became of it */
        get: operations["storeRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/requests/{requestId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves exactly what `hash` names; it is carried out once, however often this is sent */
        post: operations["approveStoreRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/requests/{requestId}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects with a reason */
        post: operations["rejectStoreRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/requests/{requestId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back an open request of yours */
        post: operations["withdrawStoreRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products by words, also mistyped or half typed, by code or barcode; best first */
        get: operations["searchStoreProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/products/{productCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product with its place, its stock here and in the other stores */
        get: operations["storeProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/products/{productCode}/bought-together": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is bought in the same baskets more often than by chance */
        get: operations["storeProductsTogether"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/products/{productCode}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a delivery, waste or a count of a product in your store */
        post: operations["recordStockMovement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your store has: below the minimum, out of stock, or all; with counts by department */
        get: operations["storeInventory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers by name, the end of a phone number or loyalty number; the look-up is audited */
        get: operations["findStoreCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer, masked by your role; purchases only with consent; the look-up is audited */
        get: operations["storeCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/customers/{customerId}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to suggest: personal with consent, else what is popular; in stock first */
        get: operations["storeCustomerRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/customers/{customerId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records what the customer said about one purpose; it counts at once */
        post: operations["recordCustomerConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/customers/{customerId}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept of one customer, as a file to hand over; managers only, audited */
        get: operations["exportStoreCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/customers/{customerId}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases one customer for good, if the loyalty number is theirs: purchases and orders stay, of nobody; managers only */
        post: operations["eraseStoreCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/customer-orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order of a customer by its number, with its history */
        get: operations["storeCustomerOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/procedures/passages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Passages that answer a question; none where no document in force says it */
        get: operations["searchProcedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents that you may read, by title */
        get: operations["procedures"];
        put?: never;
        /** Adds a document from a file; the same title in the same language again is its next version */
        post: operations["addProcedure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/procedures/{procedureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document with its versions and the contents of one of them */
        get: operations["procedure"];
        put?: never;
        post?: never;
        /** Deletes a document with all of its versions, or one version */
        delete: operations["deleteProcedure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/procedures/{procedureId}/versions/{version}/passages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text of a version, passage by passage */
        get: operations["procedureText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/procedures/{procedureId}/versions/{version}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was uploaded, to be saved */
        get: operations["procedureOriginal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/daily-plans/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft of a day and what was approved for it */
        get: operations["storePlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/daily-plans/{day}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plans the day, or plans it again around the pins of the draft: one JSON document, or server-sent events with `Accept: text/event-stream` */
        post: operations["makeStorePlan"];
        /** Throws the draft away that `If-Match` names */
        delete: operations["discardStorePlan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/daily-plans/{day}/draft/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one thing of the draft that `If-Match` names, or takes the last change back */
        post: operations["editStorePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/daily-plans/{day}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives people exactly the tasks that `hash` names; once, however often this is sent */
        post: operations["approveStorePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/shifts/{shiftId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks a shift of today or later as sick, or takes that back */
        put: operations["markStoreShift"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/routines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All routines of the store, also paused ones */
        get: operations["storeRoutines"];
        put?: never;
        /** Adds a routine; days from today on that were looked at already get its task */
        post: operations["createStoreRoutine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/routines/{routineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One routine with its history */
        get: operations["storeRoutine"];
        /** Changes the fields that are sent; `active` pauses and resumes. Tasks that nobody has follow; the version is that of `If-Match` */
        put: operations["changeStoreRoutine"];
        post?: never;
        /** Removes a routine for good; its tasks that nobody has are cancelled */
        delete: operations["removeStoreRoutine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks by due time and priority, with counts; the routine tasks of a day are made when it is first looked at */
        get: operations["storeTasks"];
        put?: never;
        /** Makes a task: a manager for anybody of the store, an associate for himself */
        post: operations["createStoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task with its history and comments */
        get: operations["storeTask"];
        /** Changes the fields that are sent, if the task still has the version that `If-Match` names */
        put: operations["changeStoreTask"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks/{taskId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a task; whoever starts one that is nobody’s has it */
        post: operations["startStoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks/{taskId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Completes a task */
        post: operations["completeStoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks/{taskId}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a completed or cancelled task again */
        post: operations["reopenStoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks/{taskId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a task that is not completed */
        post: operations["cancelStoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks/{taskId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a comment */
        post: operations["commentStoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/task-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who could do something on a day: on shift and with the skills first */
        get: operations["storeTaskCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/tasks/{taskId}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of a task, with links to show them */
        get: operations["taskPhotos"];
        put?: never;
        /** Adds a photo to a task: it is re-encoded, and what the camera wrote into it is dropped */
        post: operations["addTaskPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/questions/{answerId}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of a question of yours, with links to show them */
        get: operations["questionPhotos"];
        put?: never;
        /** Adds a photo to a question of yours: it is re-encoded, and what the camera wrote into it is dropped */
        post: operations["addQuestionPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/photos/{photoId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Describes a photo of yours, or as a manager any of the store */
        put: operations["changePhoto"];
        post?: never;
        /** Deletes a photo of yours, or as a manager any of the store */
        delete: operations["deletePhoto"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/photos/{photoId}/suggested-description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a vision model what is to be seen, where the settings name one; nothing is saved */
        post: operations["suggestPhotoDescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/photos/{photoId}/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture itself, by a link of the list: its signature stands for the session */
        get: operations["photoContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures with comparison and trend, and recommendations with their evidence */
        get: operations["storeAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/analytics/kpis/{kpi}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows behind a figure */
        get: operations["storeKpiRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/analytics/recommendation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recommendation with the tasks it would become, and who could do them */
        get: operations["storeRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/analytics/recommendation/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the tasks of a recommendation, as you edited them; approving the request makes them */
        post: operations["proposeStoreRecommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/time-off/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your days of a year by kind: entitled, taken, planned, asked for, left */
        get: operations["timeOffBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/time-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Granted time off by its first day */
        get: operations["timeOffs"];
        put?: never;
        /** Asks a manager of your store for time off */
        post: operations["requestTimeOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/time-off/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What asking for it would come to: days, what is left then, what a manager will weigh */
        post: operations["previewTimeOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store/time-off/{timeOffId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a manager to take granted time off back */
        post: operations["cancelTimeOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calculations that a persona may use, with their arguments */
        get: operations["tools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tools/{tool}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a tool: the same answer as a question gets, as one JSON document or as server-sent events with `Accept: text/event-stream` */
        post: operations["runTool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals that you made or may decide on, newest first */
        get: operations["proposals"];
        put?: never;
        /** Puts an action forward; nothing happens before a person approves it */
        post: operations["propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One proposal with its diff and what became of it */
        get: operations["proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves exactly what `hash` names; it is carried out once, however often this is sent */
        post: operations["approveProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects with a reason */
        post: operations["rejectProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a changed action in its place: a new proposal, the old one is marked as replaced */
        post: operations["editProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/action-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Purchase orders, transfers and requests that were carried out, newest first */
        get: operations["actionDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your watches, newest first */
        get: operations["watches"];
        put?: never;
        /** Runs a saved question on a schedule and tells you when its answer meets a condition */
        post: operations["createWatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/watches/{watchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes name, condition or schedule, or pauses */
        put: operations["changeWatch"];
        post?: never;
        /** Deletes one watch */
        delete: operations["deleteWatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/watches/{watchId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a watch now */
        post: operations["runWatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you were told, newest first */
        get: operations["notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** New notifications as they come, as server-sent events; ends after a minute, ask again */
        get: operations["notificationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks one notification as read, or all of them */
        post: operations["readNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was spent, by service, persona and day, with budgets and an estimate of the month */
        get: operations["costs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often answers came from the cache */
        get: operations["cacheStatistics"];
        put?: never;
        post?: never;
        /** Forgets what matches a pattern */
        delete: operations["invalidateCache"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your last ten interactions as a persona and what was spoken of */
        get: operations["memory"];
        put?: never;
        post?: never;
        /** Forgets it: later questions refer to nothing before */
        delete: operations["forgetMemory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tiles of a persona's dashboard: those of the persona, then your pinned questions */
        get: operations["dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, newest first, and whether the hash chain is intact */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Action: {
            /** @constant */
            kind: "reorder";
            warehouseCode: string;
            supplierCode: string;
            supplierName: string;
            lines: components["schemas"]["ActionLine"][];
        } | {
            /** @constant */
            kind: "transfer";
            fromWarehouseCode: string;
            toWarehouseCode: string;
            lines: components["schemas"]["ActionLine"][];
        } | {
            /** @constant */
            kind: "expedite";
            orderId: string;
            /** @enum {string} */
            order: "sales" | "purchase";
            /** Format: date */
            wantedBy: string;
            amount: number;
        };
        ActionDocument: {
            number: string;
            /** @enum {string} */
            kind: "purchase-order" | "transfer" | "expedite-request";
            /** Format: uuid */
            proposalId: string;
            action: components["schemas"]["Action"];
            amount: number;
            approvedBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        ActionDocumentPage: {
            data: components["schemas"]["ActionDocument"][];
            nextCursor: string | null;
        };
        ActionLine: {
            productCode: string;
            productName: string;
            quantity: number;
            unitCost: number;
        };
        /** @enum {string} */
        AnalyticsPeriod: "day" | "week" | "four-weeks";
        Answer: components["schemas"]["Answered"] | components["schemas"]["Calculated"] | components["schemas"]["AskedBack"] | components["schemas"]["Refused"];
        AnswerEvent: {
            /** @constant */
            type: "reading";
            summary: string;
            words: components["schemas"]["ReadWord"][];
            chips: components["schemas"]["Chip"][];
            confidence: number;
        } | {
            /** @constant */
            type: "step-start";
            step: string;
            label: string;
        } | {
            /** @constant */
            type: "progress";
            step: string;
            share: number;
            text: string;
        } | {
            /** @constant */
            type: "step-end";
            step: string;
            ms: number;
            ok: boolean;
        } | {
            /** @constant */
            type: "answer-delta";
            text: string;
        } | {
            /** @constant */
            type: "answer-end";
            answer: components["schemas"]["Answer"];
        } | {
            /** @constant */
            type: "error";
            error: {
                /** @enum {string} */
                code: "INVALID_CREDENTIALS" | "NOT_SIGNED_IN" | "SESSION_EXPIRED" | "ACCOUNT_LOCKED" | "CSRF_REJECTED" | "PERSONA_NOT_ALLOWED" | "FORBIDDEN" | "SIGN_IN_FAILED" | "NO_ACCESS" | "SECOND_FACTOR_REQUIRED" | "SCOPE_MISSING" | "TOO_MANY_KEYS" | "MODEL_BUSY" | "MODEL_UNAVAILABLE" | "MODEL_REFUSED" | "MODEL_ANSWER_INVALID" | "NO_STORE" | "NOT_THE_MANAGER" | "REQUEST_INVALID" | "REQUEST_CHANGED" | "REQUEST_CLOSED" | "TOO_MANY_REQUESTS" | "CHANGED_MEANWHILE" | "TASK_INVALID" | "TASK_TAKEN" | "TASK_CLOSED" | "TOO_MANY_TASKS" | "TOO_MANY_COMMENTS" | "ROUTINE_INVALID" | "TOO_MANY_ROUTINES" | "PLAN_INVALID" | "PLAN_STALE" | "PROCEDURE_INVALID" | "PROCEDURE_TOO_LARGE" | "TOO_MANY_PROCEDURES" | "PHOTO_INVALID" | "PHOTO_TOO_LARGE" | "TOO_MANY_PHOTOS" | "PHOTO_STORAGE_UNAVAILABLE" | "LINK_EXPIRED" | "STOCK_INVALID" | "IMPORT_INVALID" | "VALIDATION_FAILED" | "QUESTION_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "PAYLOAD_TOO_LARGE" | "NOT_FOUND" | "CONFLICT" | "REQUEST_IN_PROGRESS" | "RATE_LIMITED" | "NOTHING_TO_SAVE" | "TOO_MANY_SAVED" | "QUERY_INVALID" | "SQL_REJECTED" | "QUERY_TIMEOUT" | "QUERY_TOO_LARGE" | "TOOL_UNKNOWN" | "TOO_MANY_CALCULATIONS" | "OVERLOADED" | "ACTION_INVALID" | "TOO_MANY_PROPOSALS" | "PROPOSAL_CHANGED" | "PROPOSAL_CLOSED" | "TOO_MANY_WATCHES" | "BUDGET_EXCEEDED" | "WAREHOUSE_UNAVAILABLE" | "NO_DATA" | "STORAGE_FULL" | "IMPORT_REJECTED" | "SERVICE_UNAVAILABLE" | "DEADLINE_EXCEEDED" | "CANCELLED" | "INTERNAL";
                message: string;
                nextStep: string;
                retryable: boolean;
                details?: {
                    [key: string]: unknown;
                };
                cause?: string;
            };
        };
        AnswerOrigin: {
            /** @constant */
            kind: "edit";
            /** Format: uuid */
            answerId: string;
        } | {
            /** @constant */
            kind: "behind";
            /** Format: uuid */
            answerId: string;
        } | {
            /** @constant */
            kind: "saved";
            /** Format: uuid */
            savedQuestionId: string;
        } | {
            /** @constant */
            kind: "call";
        } | {
            /** @constant */
            kind: "watch";
            /** Format: uuid */
            savedQuestionId: string;
        };
        Answered: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversationId: string;
            question: string;
            persona: string;
            /** Format: date-time */
            createdAt: string;
            /** @constant */
            kind: "answer";
            origin?: components["schemas"]["AnswerOrigin"];
            sentence: string;
            table: components["schemas"]["ResultTable"];
            chart: components["schemas"]["ChartSpec"] | null;
            evidence: components["schemas"]["Evidence"];
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            lastFour: string;
            scopes: components["schemas"]["ApiScope"][];
            personas: string[];
            owner: {
                /** Format: uuid */
                id: string;
                username: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            expired: boolean;
            lastUsedAt: string | null;
        };
        ApiKeyCreated: {
            /** Format: uuid */
            id: string;
            name: string;
            lastFour: string;
            scopes: components["schemas"]["ApiScope"][];
            personas: string[];
            owner: {
                /** Format: uuid */
                id: string;
                username: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            expired: boolean;
            lastUsedAt: string | null;
            key: string;
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
            maxDays: number;
        };
        /** @enum {string} */
        ApiScope: "questions" | "tools" | "proposals:read" | "proposals:write" | "watches" | "costs" | "data" | "store:read" | "store:write";
        ApproveDailyPlan: {
            hash: string;
        };
        ApproveProposal: {
            hash: string;
        };
        ApproveStoreRequest: {
            hash: string;
        };
        AskRequest: {
            question?: string;
            edit?: components["schemas"]["EditedQuery"];
            behind?: components["schemas"]["NumberOfAnswer"];
            /** Format: uuid */
            saved?: string;
            call?: components["schemas"]["ToolCall"];
            persona?: string;
            /** Format: uuid */
            conversationId?: string;
            /** @enum {string} */
            purpose?: "conversation" | "dashboard";
        };
        AskTimeOffPreview: {
            kind: components["schemas"]["TimeOffKind"];
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            /** Format: uuid */
            insteadOf?: string;
        };
        AskedBack: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversationId: string;
            question: string;
            persona: string;
            /** Format: date-time */
            createdAt: string;
            /** @constant */
            kind: "clarify";
            message: string;
            choices: components["schemas"]["Choice"][];
            unresolved: string[];
            words: components["schemas"]["ReadWord"][];
            traceId: string;
            model?: components["schemas"]["ModelUse"];
        };
        Assumption: {
            text: string;
            alternatives?: {
                label: string;
                question: string;
            }[];
        };
        AuditEntry: {
            seq: number;
            /** Format: date-time */
            at: string;
            action: string;
            actor: string | null;
            details: {
                [key: string]: unknown;
            };
            hash: string;
        };
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
            chainIntact: boolean;
        };
        /** @enum {string} */
        Availability: "in-stock" | "low" | "out" | "not-sold-here";
        BoughtTogetherList: {
            data: {
                product: components["schemas"]["CatalogProduct"];
                baskets: number;
                lift: number;
                why: string;
            }[];
        };
        BudgetState: {
            /** @enum {string} */
            scope: "user-day" | "total-day" | "total-month";
            limitUsd: number;
            spentUsd: number;
            reservedUsd: number;
            /** @enum {string} */
            state: "fine" | "alert" | "spent";
        };
        CacheStatistics: {
            /** @enum {string} */
            store: "memory" | "redis";
            entries: number | null;
            maxEntries: number;
            hits: number;
            misses: number;
            hitRate: number | null;
            staleServed: number;
            shared: number;
            ttlSeconds: number;
            dashboardTtlSeconds: number;
            /** Format: date-time */
            since: string;
        };
        CachedNote: {
            /** Format: date-time */
            at: string;
            ageSeconds: number;
            stale: boolean;
        };
        Calculated: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversationId: string;
            question: string;
            persona: string;
            /** Format: date-time */
            createdAt: string;
            /** @constant */
            kind: "calculation";
            origin?: components["schemas"]["AnswerOrigin"];
            sentence: string;
            figures: components["schemas"]["Figure"][];
            table: components["schemas"]["ResultTable"];
            chart: components["schemas"]["ChartSpec"] | null;
            drawing: components["schemas"]["RouteDrawing"] | null;
            actions: components["schemas"]["Action"][];
            acts?: components["schemas"]["StoreAct"][];
            complete: boolean;
            evidence: components["schemas"]["PlanEvidence"];
        };
        CancelTimeOff: {
            /** @default  */
            reason: string;
            /**
             * @default person
             * @enum {string}
             */
            origin: "person" | "assistant";
        };
        CatalogProduct: {
            productCode: string;
            name: string;
            brand: string | null;
            department: string;
            category: string;
            size: string | null;
            unit: string;
            price: number | null;
            ageRestricted: boolean;
            availability: components["schemas"]["Availability"];
            aisle: string | null;
            shelf: string | null;
            stock: number | null;
            minimum: number | null;
            expected: {
                /** Format: date */
                day: string;
                quantity: number;
            } | null;
        };
        CatalogProductDetail: {
            productCode: string;
            name: string;
            brand: string | null;
            department: string;
            category: string;
            size: string | null;
            unit: string;
            price: number | null;
            ageRestricted: boolean;
            availability: components["schemas"]["Availability"];
            aisle: string | null;
            shelf: string | null;
            stock: number | null;
            minimum: number | null;
            expected: {
                /** Format: date */
                day: string;
                quantity: number;
            } | null;
            barcode: string | null;
            description: string | null;
            sample: boolean;
            otherStores: {
                storeCode: string;
                storeName: string;
                availability: components["schemas"]["Availability"];
                stock: number;
            }[];
            movements: components["schemas"]["StockMovement"][];
        };
        CatalogSearchResult: {
            data: components["schemas"]["CatalogProduct"][];
            tolerant: boolean;
        };
        ChangePhoto: {
            description: string;
        };
        ChartSpec: {
            /** @enum {string} */
            kind: "bar" | "horizontal-bar" | "line" | "grouped-bar";
            x: string;
            y: string[];
            series?: string;
            bands?: {
                lower: string;
                upper: string;
                label: string;
            }[];
        };
        Chip: {
            id: string;
            /** @enum {string} */
            kind: "list" | "measure" | "grouping" | "filter" | "period" | "order" | "limit" | "tool" | "argument";
            label: string;
            removable: boolean;
        };
        ChipOption: {
            label: string;
            detail: string;
            /** @enum {string} */
            kind: "list" | "measure" | "grouping" | "filter" | "period" | "order" | "limit" | "tool" | "argument";
            query: components["schemas"]["MetricQuery"];
            periods: components["schemas"]["SaidPeriod"][];
            removes: boolean;
        };
        ChipOptions: {
            data: components["schemas"]["ChipOption"][];
        };
        Choice: {
            label: string;
            question: string;
        };
        ChoosePersona: {
            persona: string;
        };
        Completion: {
            start: number;
            end: number;
            insert: string;
            label: string;
            detail: string;
            /** @enum {string} */
            kind: "measure" | "dimension" | "segment" | "entity" | "value" | "period" | "question";
        };
        CompletionRequest: {
            text: string;
            cursor?: number;
            persona?: string;
            /** @default 20 */
            limit: number;
        };
        Completions: {
            data: components["schemas"]["Completion"][];
        };
        Consent: {
            purpose: components["schemas"]["ConsentPurpose"];
            given: boolean;
            at: string | null;
            source: components["schemas"]["ConsentSource"] | null;
        };
        /** @enum {string} */
        ConsentPurpose: "personalisation" | "marketing";
        /** @enum {string} */
        ConsentSource: "store" | "app" | "web" | "phone" | "import";
        Conversation: {
            /** Format: uuid */
            id: string;
            title: string;
            persona: string;
            turns: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            answers: components["schemas"]["ConversationTurn"][];
        };
        ConversationPage: {
            data: components["schemas"]["ConversationSummary"][];
            nextCursor: string | null;
        };
        ConversationSummary: {
            /** Format: uuid */
            id: string;
            title: string;
            persona: string;
            turns: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ConversationTurn: {
            /** Format: uuid */
            answerId: string;
            question: string;
            /** @enum {string} */
            kind: "answer" | "calculation" | "clarify" | "refuse";
            text: string;
            /** Format: date-time */
            createdAt: string;
        };
        Cost: {
            totalUsd: number;
            byService: {
                service: string;
                usd: number;
                quantity: number;
                unit: string;
            }[];
        };
        CostLine: {
            key: string;
            label: string;
            usd: number;
            questions: number;
        };
        Costs: {
            /** @enum {string} */
            scope: "mine" | "all";
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            totalUsd: number;
            questions: number;
            perQuestionUsd: number;
            todayUsd: number;
            monthUsd: number;
            monthEstimateUsd: number;
            byService: components["schemas"]["ServiceCost"][];
            byPersona: components["schemas"]["CostLine"][];
            byDay: {
                /** Format: date */
                day: string;
                usd: number;
                questions: number;
            }[];
            byUser: components["schemas"]["CostLine"][];
            budgets: components["schemas"]["BudgetState"][];
            priceVersion: string;
        };
        CustomerData: {
            /** Format: date-time */
            exportedAt: string;
            storeCode: string;
            customer: {
                loyaltyNumber: string;
                givenName: string;
                familyName: string;
                phone: string | null;
                email: string | null;
                address: string | null;
                tier: components["schemas"]["CustomerTier"];
                householdSize: number | null;
                preferences: string[];
                customerSince: string | null;
            };
            consents: {
                purpose: components["schemas"]["ConsentPurpose"];
                given: boolean;
                /** Format: date-time */
                at: string;
                source: components["schemas"]["ConsentSource"];
            }[];
            orders: {
                number: string;
                kind: string;
                /** Format: date-time */
                placedAt: string;
                /** Format: date-time */
                promisedAt: string;
                history: {
                    status: string;
                    /** Format: date-time */
                    at: string;
                }[];
                lines: {
                    productCode: string;
                    name: string;
                    quantity: number;
                    price: number;
                }[];
            }[];
            purchases: {
                number: string;
                storeCode: string;
                /** Format: date */
                day: string;
                lines: {
                    productCode: string;
                    name: string;
                    quantity: number;
                    price: number;
                }[];
            }[];
        };
        CustomerErased: {
            /** Format: date-time */
            erasedAt: string;
            purchases: number;
            orders: number;
        };
        CustomerList: {
            data: components["schemas"]["CustomerSummary"][];
        };
        CustomerOrder: {
            number: string;
            /** @enum {string} */
            kind: "collect" | "delivery";
            status: components["schemas"]["OrderStatus"];
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            promisedAt: string;
            late: boolean;
            storeCode: string;
            customerName: string | null;
            customerId: string | null;
            history: {
                status: components["schemas"]["OrderStatus"];
                /** Format: date-time */
                at: string;
            }[];
            lines: {
                productCode: string;
                name: string;
                quantity: number;
                price: number;
            }[];
            total: number;
            sample: boolean;
        };
        CustomerOrderSummary: {
            number: string;
            /** @enum {string} */
            kind: "collect" | "delivery";
            status: components["schemas"]["OrderStatus"];
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            promisedAt: string;
            late: boolean;
        };
        CustomerProfile: {
            /** Format: uuid */
            id: string;
            name: string;
            loyaltyNumber: string;
            tier: components["schemas"]["CustomerTier"];
            personalised: boolean;
            masked: boolean;
            contact: {
                phone: string | null;
                email: string | null;
                address: string | null;
            } | null;
            householdSize: number | null;
            preferences: string[];
            customerSince: string | null;
            consents: components["schemas"]["Consent"][];
            history: {
                visits: number;
                lastVisit: string | null;
                favourites: {
                    productCode: string;
                    name: string;
                    times: number;
                    /** Format: date */
                    lastBought: string;
                }[];
            } | null;
            orders: components["schemas"]["CustomerOrderSummary"][];
            sample: boolean;
        };
        CustomerRecommendation: {
            product: components["schemas"]["CatalogProduct"];
            score: number;
            why: string;
            because: {
                productCode: string;
                name: string;
            }[];
        };
        CustomerRecommendations: {
            data: components["schemas"]["CustomerRecommendation"][];
            personal: boolean;
            note: string | null;
            model: {
                digest: string;
                /** Format: date-time */
                fittedAt: string;
            } | null;
        };
        CustomerSummary: {
            /** Format: uuid */
            id: string;
            name: string;
            loyaltyNumber: string;
            tier: components["schemas"]["CustomerTier"];
            personalised: boolean;
        };
        /** @enum {string} */
        CustomerTier: "basic" | "silver" | "gold";
        DailyPlanAssignment: {
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            staffId: string;
            start: number;
            end: number;
            pinned: boolean;
            lateMinutes: number;
            reasons: string[];
        };
        DailyPlanDay: {
            /** Format: date */
            day: string;
            /** Format: date */
            today: string;
            draft: components["schemas"]["DailyPlanDraft"] | null;
            approved: {
                /** Format: uuid */
                planId: string;
                by: {
                    /** Format: uuid */
                    staffId: string;
                    name: string;
                };
                /** Format: date-time */
                at: string;
                effects: string[];
            } | null;
            openTasks: number;
            onShift: number;
            sick: {
                /** Format: uuid */
                staffId: string;
                name: string;
                /** Format: uuid */
                shiftId: string;
                startsAt: number;
                endsAt: number;
            }[];
        };
        DailyPlanDraft: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            day: string;
            version: number;
            hash: string;
            madeBy: {
                /** Format: uuid */
                staffId: string;
                name: string;
                /** Format: date-time */
                at: string;
            };
            changedBy: {
                /** Format: uuid */
                staffId: string;
                name: string;
                /** Format: date-time */
                at: string;
            };
            people: components["schemas"]["DailyPlanPerson"][];
            tasks: components["schemas"]["DailyPlanTask"][];
            assignments: components["schemas"]["DailyPlanAssignment"][];
            unplaced: {
                /** Format: uuid */
                taskId: string;
                message: string;
                dropped: boolean;
            }[];
            faults: components["schemas"]["DailyPlanFault"][];
            stale: {
                message: string;
                blocks: boolean;
            }[];
            changes: string[];
            figures: components["schemas"]["DailyPlanFigures"];
            undo: string | null;
        };
        DailyPlanEdit: {
            /** @constant */
            kind: "move";
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            staffId: string;
            start?: number;
        } | {
            /** @constant */
            kind: "drop";
            /** Format: uuid */
            taskId: string;
        } | {
            /** @constant */
            kind: "restore";
            /** Format: uuid */
            taskId: string;
        } | {
            /** @constant */
            kind: "pin";
            /** Format: uuid */
            taskId: string;
            pinned: boolean;
        } | {
            /** @constant */
            kind: "undo";
        };
        DailyPlanEvent: {
            /** @constant */
            type: "progress";
            share: number;
            text: string;
        } | {
            /** @constant */
            type: "plan";
            plan: components["schemas"]["DailyPlanDay"];
        } | {
            /** @constant */
            type: "error";
            error: {
                /** @enum {string} */
                code: "INVALID_CREDENTIALS" | "NOT_SIGNED_IN" | "SESSION_EXPIRED" | "ACCOUNT_LOCKED" | "CSRF_REJECTED" | "PERSONA_NOT_ALLOWED" | "FORBIDDEN" | "SIGN_IN_FAILED" | "NO_ACCESS" | "SECOND_FACTOR_REQUIRED" | "SCOPE_MISSING" | "TOO_MANY_KEYS" | "MODEL_BUSY" | "MODEL_UNAVAILABLE" | "MODEL_REFUSED" | "MODEL_ANSWER_INVALID" | "NO_STORE" | "NOT_THE_MANAGER" | "REQUEST_INVALID" | "REQUEST_CHANGED" | "REQUEST_CLOSED" | "TOO_MANY_REQUESTS" | "CHANGED_MEANWHILE" | "TASK_INVALID" | "TASK_TAKEN" | "TASK_CLOSED" | "TOO_MANY_TASKS" | "TOO_MANY_COMMENTS" | "ROUTINE_INVALID" | "TOO_MANY_ROUTINES" | "PLAN_INVALID" | "PLAN_STALE" | "PROCEDURE_INVALID" | "PROCEDURE_TOO_LARGE" | "TOO_MANY_PROCEDURES" | "PHOTO_INVALID" | "PHOTO_TOO_LARGE" | "TOO_MANY_PHOTOS" | "PHOTO_STORAGE_UNAVAILABLE" | "LINK_EXPIRED" | "STOCK_INVALID" | "IMPORT_INVALID" | "VALIDATION_FAILED" | "QUESTION_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "PAYLOAD_TOO_LARGE" | "NOT_FOUND" | "CONFLICT" | "REQUEST_IN_PROGRESS" | "RATE_LIMITED" | "NOTHING_TO_SAVE" | "TOO_MANY_SAVED" | "QUERY_INVALID" | "SQL_REJECTED" | "QUERY_TIMEOUT" | "QUERY_TOO_LARGE" | "TOOL_UNKNOWN" | "TOO_MANY_CALCULATIONS" | "OVERLOADED" | "ACTION_INVALID" | "TOO_MANY_PROPOSALS" | "PROPOSAL_CHANGED" | "PROPOSAL_CLOSED" | "TOO_MANY_WATCHES" | "BUDGET_EXCEEDED" | "WAREHOUSE_UNAVAILABLE" | "NO_DATA" | "STORAGE_FULL" | "IMPORT_REJECTED" | "SERVICE_UNAVAILABLE" | "DEADLINE_EXCEEDED" | "CANCELLED" | "INTERNAL";
                message: string;
                nextStep: string;
                retryable: boolean;
                details?: {
                    [key: string]: unknown;
                };
                cause?: string;
            };
        };
        DailyPlanFault: {
            /** @enum {string} */
            severity: "error" | "warning";
            message: string;
            taskId: string | null;
            staffId: string | null;
        };
        DailyPlanFigures: {
            value: number;
            bound: number;
            gap: number;
            optimal: boolean;
            iterations: number;
            fairness: number;
            placed: {
                priority: number;
                planned: number;
                all: number;
            }[];
            cover: {
                least: number;
                at: number;
                wanted: number;
            };
        };
        DailyPlanPerson: {
            /** Format: uuid */
            staffId: string;
            name: string;
            shiftIds: string[];
            shifts: {
                startsAt: number;
                endsAt: number;
            }[];
            breaks: {
                startsAt: number;
                endsAt: number;
            }[];
            availableMinutes: number;
            loadMinutes: number;
        };
        DailyPlanTask: {
            /** Format: uuid */
            taskId: string;
            title: string;
            area: string;
            priority: number;
            minutes: number;
            requiredSkills: components["schemas"]["RequiredSkill"][];
            notBefore: number | null;
            due: number | null;
            /** @enum {string} */
            state: "planned" | "started" | "done";
            before: {
                /** Format: uuid */
                staffId: string;
                name: string;
                start: number | null;
            } | null;
        };
        Dashboard: {
            persona: string;
            title: string;
            tiles: components["schemas"]["DashboardTile"][];
        };
        DashboardTile: {
            id: string;
            title: string;
            question?: string;
            /** Format: uuid */
            savedQuestionId?: string;
            /** @enum {string} */
            show: "number" | "chart" | "table";
        };
        DeletedCount: {
            deleted: number;
        };
        EditProposal: {
            action: components["schemas"]["Action"];
            reason: string;
        };
        EditedQuery: {
            /** Format: uuid */
            answerId: string;
            query: components["schemas"]["MetricQuery"];
            /** @default [] */
            periods: components["schemas"]["SaidPeriod"][];
        };
        EraseCustomer: {
            loyaltyNumber: string;
        };
        Evidence: {
            summary: string;
            words: components["schemas"]["ReadWord"][];
            /** @default [] */
            chips: components["schemas"]["Chip"][];
            /** @default [] */
            periods: components["schemas"]["SaidPeriod"][];
            assumptions: components["schemas"]["Assumption"][];
            confidence: number;
            /** @enum {string} */
            intent: "SQL_QUERY" | "OPTIMIZATION" | "HYBRID";
            query: components["schemas"]["MetricQuery"];
            sql: string;
            dialect: string;
            sources: components["schemas"]["Source"][];
            dataAsOf: string;
            dataVersion: string;
            semanticVersion: string;
            /** Format: date */
            today: string;
            agent: {
                name: string;
                version: string;
            };
            cost: components["schemas"]["Cost"];
            timings: {
                readMs: number;
                compileMs: number;
                guardMs: number;
                executeMs: number;
                totalMs: number;
            };
            traceId: string;
            cached?: components["schemas"]["CachedNote"];
            model?: components["schemas"]["ModelUse"];
            resultDigest: string;
        };
        Figure: {
            name: string;
            label: string;
            value: string | number | boolean | null;
            /** @enum {string} */
            format: "text" | "count" | "decimal" | "money" | "percent" | "days" | "date" | "week" | "month" | "quarter" | "half" | "year" | "month-of-year" | "quarter-of-year" | "code";
            /** @default  */
            unit: string;
            interval?: {
                level: number;
                lower: number;
                upper: number;
            };
        };
        Filter: {
            member: string;
            /** @enum {string} */
            operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "gt" | "gte" | "lt" | "lte" | "set" | "notSet" | "inDateRange" | "notInDateRange";
            values?: (string | number | boolean | null)[];
        } | {
            member: string;
            /** @enum {string} */
            operator: "equals" | "notEquals" | "gt" | "gte" | "lt" | "lte";
            otherMember: string;
            factor?: number;
        } | {
            segment: string;
        } | {
            exists: {
                entity: string;
                where: components["schemas"]["Filter"][];
                not?: boolean;
                same?: string[];
                of?: string[];
            };
        } | {
            within: {
                dimensions: string[];
                query: components["schemas"]["MetricQuery"];
            };
        } | {
            and: components["schemas"]["Filter"][];
        } | {
            or: components["schemas"]["Filter"][];
        } | {
            not: components["schemas"]["Filter"];
        };
        Formula: {
            label: string;
            text: string;
            source: string;
        };
        InventoryPage: {
            data: components["schemas"]["CatalogProduct"][];
            nextCursor: string | null;
            departments: {
                department: string;
                products: number;
                belowMinimum: number;
                out: number;
            }[];
        };
        Kpi: {
            id: components["schemas"]["KpiId"];
            name: string;
            unit: components["schemas"]["KpiUnit"];
            value: number | null;
            before: number | null;
            comparison: string;
            better: boolean | null;
            note: string | null;
            formula: string;
            inputs: string[];
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: date-time */
            asOf: string;
            trend: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
            }[];
            parts: {
                name: string;
                value: number;
                of: string;
            }[];
            rows: number;
        };
        /** @enum {string} */
        KpiId: "sales" | "transactions" | "basket" | "out-of-stock" | "low-stock" | "waste" | "tasks-on-time" | "tasks-late" | "tasks-unfinished" | "labour-hours" | "sales-per-hour" | "sick-share" | "time-off-share" | "requests-waiting";
        KpiRows: {
            id: components["schemas"]["KpiId"];
            name: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            columns: {
                name: string;
                unit: components["schemas"]["KpiUnit"] | null;
            }[];
            rows: {
                cells: (string | number | null)[];
                link: string | null;
            }[];
            total: number;
        };
        /** @enum {string} */
        KpiUnit: "money" | "count" | "share" | "hours" | "days";
        MakeDailyPlan: {
            version?: number;
        };
        Me: {
            user: {
                /** Format: uuid */
                id: string;
                username: string;
                displayName: string;
                roles: ("member" | "admin")[];
            };
            personas: components["schemas"]["PersonaSummary"][];
            persona: string | null;
            csrfToken: string;
            session: {
                idleTimeoutSeconds: number;
                /** Format: date-time */
                expiresAt: string;
            };
        };
        MeasureUse: {
            measure: string;
            where?: components["schemas"]["Filter"][];
            /** @enum {string} */
            share?: "of-unfiltered" | "of-total";
            shareWithin?: string[];
            cumulative?: {
                /** @enum {string} */
                reset?: "month" | "quarter" | "half" | "year";
            };
            as?: string;
        };
        Memory: {
            persona: string;
            interactions: components["schemas"]["MemoryInteraction"][];
            entities: components["schemas"]["MentionedEntity"][];
            clearedAt: string | null;
        };
        MemoryInteraction: {
            /** Format: uuid */
            answerId: string;
            /** Format: uuid */
            conversationId: string;
            question: string;
            text: string;
            /** Format: date-time */
            at: string;
            entities: components["schemas"]["MentionedEntity"][];
        };
        MentionedEntity: {
            member: string;
            value: string | number | boolean | null;
            label: string;
            /** Format: date-time */
            lastAt: string;
        };
        MetricQuery: {
            entity?: string;
            measures: components["schemas"]["MeasureUse"][];
            dimensions: string[];
            timeDimensions: components["schemas"]["TimeDimension"][];
            filters: components["schemas"]["Filter"][];
            having?: {
                measure: components["schemas"]["MeasureUse"];
                /** @enum {string} */
                operator: "equals" | "notEquals" | "gt" | "gte" | "lt" | "lte";
                value: number;
            }[];
            ungrouped?: boolean;
            order?: {
                by: string;
                /** @enum {string} */
                direction: "asc" | "desc";
            }[];
            limit?: number;
            offset?: number;
            limitBy?: {
                dimensions: string[];
                limit: number;
            };
        };
        ModelUse: {
            model: string;
            provider: string;
            because: string;
            calls: number;
            tokens: {
                input: number;
                output: number;
                cacheRead: number;
                cacheWrite: number;
            };
            steps: {
                tool: string;
                summary: string;
                ok: boolean;
            }[];
            /** @enum {string} */
            sentence: "model" | "template";
            guarded?: {
                replaced: number;
                cleaned: number;
            };
            ms: number;
        };
        /** @enum {string} */
        MovementKind: "delivery" | "waste" | "count";
        NewApiKey: {
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            personas?: string[];
            expiresInDays: number;
        };
        NewProposal: {
            action: components["schemas"]["Action"];
            reason: string;
            /** Format: uuid */
            answerId?: string;
            persona?: string;
        };
        NewStoreRoutine: {
            title: string;
            description?: string;
            area: string;
            priority?: number;
            estimateMinutes?: number;
            requiredSkills?: components["schemas"]["RequiredSkill"][];
            weekdays: number[];
            notBefore?: number | null;
            dueMinute?: number | null;
        };
        NewStoreTask: {
            title: string;
            description?: string;
            area: string;
            priority?: number;
            estimateMinutes?: number;
            requiredSkills?: components["schemas"]["RequiredSkill"][];
            /** Format: date */
            day?: string;
            due?: components["schemas"]["StoreTaskDue"] | null;
            assigneeId?: string | null;
        };
        NewStoreTaskComment: {
            /** Format: date-time */
            at?: string;
            text: string;
        };
        NewTimeOff: {
            kind: components["schemas"]["TimeOffKind"];
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            /** Format: uuid */
            insteadOf?: string;
            /** @default  */
            reason: string;
            /**
             * @default person
             * @enum {string}
             */
            origin: "person" | "assistant";
            /** Format: uuid */
            replaces?: string;
        };
        NewWatch: {
            /** Format: uuid */
            savedQuestionId: string;
            name: string;
            condition: components["schemas"]["WatchCondition"];
            schedule: components["schemas"]["WatchSchedule"];
            active: boolean;
        };
        Notification: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "watch" | "proposal" | "budget" | "task" | "request";
            title: string;
            text: string;
            link: string | null;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
        };
        NotificationEvent: {
            /** @constant */
            type: "notifications";
            unread: number;
            newest: components["schemas"]["Notification"] | null;
        } | {
            /** @constant */
            type: "error";
            error: {
                /** @enum {string} */
                code: "INVALID_CREDENTIALS" | "NOT_SIGNED_IN" | "SESSION_EXPIRED" | "ACCOUNT_LOCKED" | "CSRF_REJECTED" | "PERSONA_NOT_ALLOWED" | "FORBIDDEN" | "SIGN_IN_FAILED" | "NO_ACCESS" | "SECOND_FACTOR_REQUIRED" | "SCOPE_MISSING" | "TOO_MANY_KEYS" | "MODEL_BUSY" | "MODEL_UNAVAILABLE" | "MODEL_REFUSED" | "MODEL_ANSWER_INVALID" | "NO_STORE" | "NOT_THE_MANAGER" | "REQUEST_INVALID" | "REQUEST_CHANGED" | "REQUEST_CLOSED" | "TOO_MANY_REQUESTS" | "CHANGED_MEANWHILE" | "TASK_INVALID" | "TASK_TAKEN" | "TASK_CLOSED" | "TOO_MANY_TASKS" | "TOO_MANY_COMMENTS" | "ROUTINE_INVALID" | "TOO_MANY_ROUTINES" | "PLAN_INVALID" | "PLAN_STALE" | "PROCEDURE_INVALID" | "PROCEDURE_TOO_LARGE" | "TOO_MANY_PROCEDURES" | "PHOTO_INVALID" | "PHOTO_TOO_LARGE" | "TOO_MANY_PHOTOS" | "PHOTO_STORAGE_UNAVAILABLE" | "LINK_EXPIRED" | "STOCK_INVALID" | "IMPORT_INVALID" | "VALIDATION_FAILED" | "QUESTION_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "PAYLOAD_TOO_LARGE" | "NOT_FOUND" | "CONFLICT" | "REQUEST_IN_PROGRESS" | "RATE_LIMITED" | "NOTHING_TO_SAVE" | "TOO_MANY_SAVED" | "QUERY_INVALID" | "SQL_REJECTED" | "QUERY_TIMEOUT" | "QUERY_TOO_LARGE" | "TOOL_UNKNOWN" | "TOO_MANY_CALCULATIONS" | "OVERLOADED" | "ACTION_INVALID" | "TOO_MANY_PROPOSALS" | "PROPOSAL_CHANGED" | "PROPOSAL_CLOSED" | "TOO_MANY_WATCHES" | "BUDGET_EXCEEDED" | "WAREHOUSE_UNAVAILABLE" | "NO_DATA" | "STORAGE_FULL" | "IMPORT_REJECTED" | "SERVICE_UNAVAILABLE" | "DEADLINE_EXCEEDED" | "CANCELLED" | "INTERNAL";
                message: string;
                nextStep: string;
                retryable: boolean;
                details?: {
                    [key: string]: unknown;
                };
                cause?: string;
            };
        };
        NotificationPage: {
            data: components["schemas"]["Notification"][];
            unread: number;
            nextCursor: string | null;
        };
        NumberOfAnswer: {
            /** Format: uuid */
            answerId: string;
            row: number;
            column: string;
        };
        OptionsRequest: {
            chip?: string;
            /** @default  */
            search: string;
            /** @default 20 */
            limit: number;
        };
        /** @enum {string} */
        OrderStatus: "placed" | "picking" | "ready" | "on-the-way" | "collected" | "delivered" | "cancelled";
        PersonaSummary: {
            id: string;
            label: string;
            examples: string[];
        };
        Photo: {
            /** Format: uuid */
            id: string;
            subject: components["schemas"]["PhotoSubject"];
            description: string;
            uploadedBy: {
                /** Format: uuid */
                staffId: string;
                name: string;
            };
            /** Format: date-time */
            uploadedAt: string;
            full: components["schemas"]["PhotoLink"];
            thumbnail: components["schemas"]["PhotoLink"];
            /** Format: date-time */
            linksUntil: string;
            mayChange: boolean;
        };
        PhotoLink: {
            href: string;
            width: number;
            height: number;
            bytes: number;
        };
        PhotoList: {
            data: components["schemas"]["Photo"][];
            suggestsDescriptions: boolean;
            limits: {
                bytes: number;
                count: number;
            };
        };
        /** @enum {string} */
        PhotoSize: "full" | "thumbnail";
        PhotoSubject: {
            /** @constant */
            kind: "task";
            /** Format: uuid */
            taskId: string;
        } | {
            /** @constant */
            kind: "question";
            /** Format: uuid */
            answerId: string;
        };
        Plan: {
            steps: components["schemas"]["PlanStep"][];
        };
        PlanEvidence: {
            summary: string;
            words: components["schemas"]["ReadWord"][];
            chips: components["schemas"]["Chip"][];
            assumptions: components["schemas"]["Assumption"][];
            confidence: number;
            /** @enum {string} */
            intent: "SQL_QUERY" | "OPTIMIZATION" | "HYBRID";
            plan: components["schemas"]["Plan"];
            steps: components["schemas"]["StepEvidence"][];
            dataAsOf: string | null;
            dataVersion: string | null;
            semanticVersion: string | null;
            /** Format: date */
            today: string;
            agent: {
                name: string;
                version: string;
            };
            cost: components["schemas"]["Cost"];
            timings: {
                readMs: number;
                totalMs: number;
            };
            traceId: string;
            resultDigest: string;
            cached?: components["schemas"]["CachedNote"];
            model?: components["schemas"]["ModelUse"];
        };
        PlanStep: {
            /** @constant */
            kind: "query";
            id: string;
            label: string;
            query: components["schemas"]["MetricQuery"];
        } | {
            /** @constant */
            kind: "sql";
            id: string;
            label: string;
            sql: string;
        } | {
            /** @constant */
            kind: "tool";
            id: string;
            label: string;
            call: components["schemas"]["ToolCall"];
            from?: {
                [key: string]: {
                    step: string;
                    column: string;
                };
            };
        } | {
            /** @constant */
            kind: "join";
            id: string;
            label: string;
            of: [
                string,
                string
            ];
            on: string[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "INVALID_CREDENTIALS" | "NOT_SIGNED_IN" | "SESSION_EXPIRED" | "ACCOUNT_LOCKED" | "CSRF_REJECTED" | "PERSONA_NOT_ALLOWED" | "FORBIDDEN" | "SIGN_IN_FAILED" | "NO_ACCESS" | "SECOND_FACTOR_REQUIRED" | "SCOPE_MISSING" | "TOO_MANY_KEYS" | "MODEL_BUSY" | "MODEL_UNAVAILABLE" | "MODEL_REFUSED" | "MODEL_ANSWER_INVALID" | "NO_STORE" | "NOT_THE_MANAGER" | "REQUEST_INVALID" | "REQUEST_CHANGED" | "REQUEST_CLOSED" | "TOO_MANY_REQUESTS" | "CHANGED_MEANWHILE" | "TASK_INVALID" | "TASK_TAKEN" | "TASK_CLOSED" | "TOO_MANY_TASKS" | "TOO_MANY_COMMENTS" | "ROUTINE_INVALID" | "TOO_MANY_ROUTINES" | "PLAN_INVALID" | "PLAN_STALE" | "PROCEDURE_INVALID" | "PROCEDURE_TOO_LARGE" | "TOO_MANY_PROCEDURES" | "PHOTO_INVALID" | "PHOTO_TOO_LARGE" | "TOO_MANY_PHOTOS" | "PHOTO_STORAGE_UNAVAILABLE" | "LINK_EXPIRED" | "STOCK_INVALID" | "IMPORT_INVALID" | "VALIDATION_FAILED" | "QUESTION_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "PAYLOAD_TOO_LARGE" | "NOT_FOUND" | "CONFLICT" | "REQUEST_IN_PROGRESS" | "RATE_LIMITED" | "NOTHING_TO_SAVE" | "TOO_MANY_SAVED" | "QUERY_INVALID" | "SQL_REJECTED" | "QUERY_TIMEOUT" | "QUERY_TOO_LARGE" | "TOOL_UNKNOWN" | "TOO_MANY_CALCULATIONS" | "OVERLOADED" | "ACTION_INVALID" | "TOO_MANY_PROPOSALS" | "PROPOSAL_CHANGED" | "PROPOSAL_CLOSED" | "TOO_MANY_WATCHES" | "BUDGET_EXCEEDED" | "WAREHOUSE_UNAVAILABLE" | "NO_DATA" | "STORAGE_FULL" | "IMPORT_REJECTED" | "SERVICE_UNAVAILABLE" | "DEADLINE_EXCEEDED" | "CANCELLED" | "INTERNAL";
            /** @enum {string} */
            category: "authentication" | "query" | "agent" | "system";
            detail: string;
            nextStep: string;
            retryable: boolean;
            requestId: string;
            traceId: string;
            errors?: {
                path: string;
                message: string;
            }[];
            details?: {
                [key: string]: unknown;
            };
        };
        Procedure: {
            /** Format: uuid */
            id: string;
            title: string;
            storeCode: string | null;
            audience: components["schemas"]["ProcedureAudience"];
            language: components["schemas"]["ProcedureLanguage"];
            sample: boolean;
            version: number;
            /** Format: date */
            effectiveFrom: string;
            versions: number;
            mayManage: boolean;
        };
        /** @enum {string} */
        ProcedureAudience: "customers" | "everybody" | "managers";
        ProcedureDetail: {
            procedure: components["schemas"]["Procedure"];
            version: components["schemas"]["ProcedureVersion"];
            versions: components["schemas"]["ProcedureVersion"][];
            contents: components["schemas"]["ProcedureSection"][];
        };
        ProcedureHit: {
            /** Format: uuid */
            procedureId: string;
            title: string;
            version: number;
            /** Format: date */
            effectiveFrom: string;
            storeCode: string | null;
            audience: components["schemas"]["ProcedureAudience"];
            language: components["schemas"]["ProcedureLanguage"];
            ordinal: number;
            path: string[];
            anchor: string;
            /** @enum {string} */
            kind: "text" | "list" | "table" | "code";
            text: string;
            page: number | null;
            quote: {
                text: string;
                marks: {
                    start: number;
                    end: number;
                }[];
            };
            link: string;
            score: number;
            coverage: number;
            matched: string[];
            /** @constant */
            untrusted: true;
        };
        /** @enum {string} */
        ProcedureLanguage: "en" | "de" | "es" | "fr" | "it" | "nl" | "pt";
        ProcedureList: {
            data: components["schemas"]["Procedure"][];
            mayUpload: {
                ownStore: boolean;
                allStores: boolean;
            };
            limits: {
                fileBytes: number;
                pages: number;
            };
        };
        /** @enum {string} */
        ProcedureMediaType: "text/markdown" | "application/pdf" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        ProcedurePassage: {
            ordinal: number;
            path: string[];
            anchor: string;
            /** @enum {string} */
            kind: "text" | "list" | "table" | "code";
            text: string;
            page: number | null;
        };
        ProcedurePassagePage: {
            data: components["schemas"]["ProcedurePassage"][];
            next: number | null;
        };
        ProcedureSearchResult: {
            data: components["schemas"]["ProcedureHit"][];
            language: components["schemas"]["ProcedureLanguage"];
            searched: number;
            /** @enum {string} */
            retriever: "local" | "knowledge-base";
        };
        ProcedureSection: {
            anchor: string;
            heading: string;
            depth: number;
            page: number | null;
            ordinal: number;
        };
        ProcedureVersion: {
            version: number;
            /** @enum {string} */
            status: "current" | "upcoming" | "earlier";
            /** Format: date */
            effectiveFrom: string;
            /** Format: date-time */
            uploadedAt: string;
            uploadedBy: string;
            fileName: string;
            mediaType: components["schemas"]["ProcedureMediaType"];
            bytes: number;
            pages: number | null;
            passages: number;
            words: number;
            notes: string[];
        };
        Proposal: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "open" | "approved" | "executed" | "rejected" | "expired" | "replaced" | "failed";
            action: components["schemas"]["Action"];
            title: string;
            amount: number;
            hash: string;
            diff: {
                label: string;
                before: string;
                after: string;
            }[];
            reason: string;
            persona: string;
            proposedBy: {
                /** Format: uuid */
                userId: string;
                username: string;
                displayName?: string;
            };
            checked: boolean;
            answerId: string | null;
            replaces: string | null;
            replacedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            approvers: string;
            mayApprove: boolean;
            mayNotApproveBecause: string | null;
            decision: {
                by: {
                    /** Format: uuid */
                    userId: string;
                    username: string;
                    displayName?: string;
                };
                /** Format: date-time */
                at: string;
                reason: string | null;
            } | null;
            execution: {
                /** Format: date-time */
                at: string;
                documents: string[];
                /** @enum {string} */
                webhook: "none" | "waiting" | "delivered" | "failed";
            } | null;
        };
        ProposalPage: {
            data: components["schemas"]["Proposal"][];
            nextCursor: string | null;
        };
        ProposeRecommendation: {
            tasks: components["schemas"]["RecommendedTask"][];
        };
        ReadWord: {
            text: string;
            start: number;
            end: number;
            /** @enum {string} */
            role: "measure" | "dimension" | "entity" | "value" | "segment" | "comparison" | "number" | "time" | "grain" | "order" | "limit" | "negation" | "connector" | "follow-up" | "unknown";
            member?: string;
            value?: string | number | boolean | null;
            meaning: string;
        };
        Recommendation: {
            id: string;
            kind: components["schemas"]["RecommendationKind"];
            title: string;
            why: string;
            rule: string;
            evidence: {
                label: string;
                value: string;
            }[];
            tasks: components["schemas"]["RecommendedTask"][];
        };
        RecommendationDetail: {
            recommendation: components["schemas"]["Recommendation"];
            candidates: components["schemas"]["StoreTaskCandidate"][][];
        };
        /** @enum {string} */
        RecommendationKind: "late-area" | "missed-log" | "out-of-stock" | "low-cover" | "thin-weekday" | "old-requests";
        RecommendationUnderWay: {
            id: string;
            title: string;
            openTasks: number;
            requestId: string | null;
        };
        RecommendedTask: {
            title: string;
            description: string;
            area: string;
            priority: number;
            estimateMinutes: number;
            requiredSkills: components["schemas"]["RequiredSkill"][];
            /** Format: date */
            day: string;
            due: components["schemas"]["StoreTaskDue"] | null;
            assigneeId: string | null;
        };
        RecordConsent: {
            purpose: components["schemas"]["ConsentPurpose"];
            given: boolean;
            /**
             * @default store
             * @enum {string}
             */
            source: "store" | "app" | "web" | "phone";
        };
        RecordMovement: {
            kind: components["schemas"]["MovementKind"];
            quantity: number;
            note?: string;
        };
        Refused: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversationId: string;
            question: string;
            persona: string;
            /** Format: date-time */
            createdAt: string;
            /** @constant */
            kind: "refuse";
            /** @enum {string} */
            code: "OFF_TOPIC" | "WRITE_REQUEST" | "OTHER_PERSONA" | "INJECTION" | "NOT_IN_DATA" | "BLOCKED_TOPIC";
            message: string;
            nextStep: string;
            suggestions: string[];
            words: components["schemas"]["ReadWord"][];
            traceId: string;
            model?: components["schemas"]["ModelUse"];
        };
        RejectProposal: {
            reason: string;
        };
        RejectStoreRequest: {
            reason: string;
        };
        RenameSavedQuestion: {
            name: string;
            pinned?: boolean;
        };
        RequiredSkill: {
            skill: string;
            level: number;
        };
        ResultColumn: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "string" | "number" | "integer" | "date" | "boolean";
            /** @enum {string} */
            format: "text" | "count" | "decimal" | "money" | "percent" | "days" | "date" | "week" | "month" | "quarter" | "half" | "year" | "month-of-year" | "quarter-of-year" | "code";
            /** @enum {string} */
            role: "dimension" | "measure" | "time";
        };
        ResultTable: {
            columns: components["schemas"]["ResultColumn"][];
            rows: (string | number | boolean | null)[][];
            rowCount: number;
            truncated: boolean;
        };
        Roster: {
            storeCode: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            shifts: components["schemas"]["Shift"][];
        };
        RouteDrawing: {
            /** @enum {string} */
            kind: "map" | "petals";
            depot: {
                x: number;
                y: number;
                label: string;
            };
            routes: {
                label: string;
                stops: {
                    id: string;
                    label: string;
                    x: number;
                    y: number;
                }[];
            }[];
        };
        RunTool: {
            arguments: {
                [key: string]: string | number | boolean | (string | number)[];
            };
            persona?: string;
            /** Format: uuid */
            conversationId?: string;
        };
        SaidPeriod: {
            text: string;
            range: [
                string | null,
                string | null
            ];
        };
        SaveQuestion: {
            /** Format: uuid */
            answerId: string;
            name: string;
        };
        SavedQuestion: {
            /** Format: uuid */
            id: string;
            name: string;
            persona: string;
            question: string;
            pinned: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        SavedQuestionPage: {
            data: components["schemas"]["SavedQuestion"][];
            nextCursor: string | null;
        };
        SemanticCatalog: {
            persona: {
                id: string;
                label: string;
                examples: string[];
            };
            dashboard: {
                title: string;
                tiles: {
                    title: string;
                    question: string;
                    /** @enum {string} */
                    show: "number" | "chart" | "table";
                }[];
            };
            entities: {
                name: string;
                label: string;
                description?: string;
                synonyms: string[];
                table: string;
            }[];
            dimensions: {
                name: string;
                label: string;
                description?: string;
                synonyms: string[];
                type: string;
            }[];
            measures: {
                name: string;
                label: string;
                description?: string;
                synonyms: string[];
                format: string;
            }[];
            segments: {
                name: string;
                label: string;
                description?: string;
                synonyms: string[];
            }[];
            semanticVersion: string;
            dataAsOf: string | null;
            languageModel?: string | null;
        };
        ServiceCost: {
            service: string;
            unit: string;
            quantity: number;
            usd: number;
        };
        SessionCreated: {
            user: {
                /** Format: uuid */
                id: string;
                username: string;
                displayName: string;
                roles: ("member" | "admin")[];
            };
            personas: components["schemas"]["PersonaSummary"][];
            persona: string | null;
            csrfToken: string;
            session: {
                idleTimeoutSeconds: number;
                /** Format: date-time */
                expiresAt: string;
            };
            token: string;
        };
        Shift: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            staffId: string;
            staffName: string;
            /** Format: date */
            day: string;
            startsAt: number;
            endsAt: number;
            breaks: {
                startsAt: number;
                endsAt: number;
            }[];
            /** @enum {string} */
            status: "planned" | "sick" | "off";
        };
        SignIn: {
            username: string;
            password: string;
        };
        SignInOptions: {
            oidc: {
                label: string;
            } | null;
            password: boolean;
            demo: boolean;
            demoUsers: {
                username: string;
                password: string;
                displayName: string;
                description: string;
            }[];
        };
        SignedOut: {
            providerUrl: string | null;
        };
        Source: {
            table: string;
            label: string;
            rowCount: number | null;
        };
        StaffList: {
            data: components["schemas"]["StaffMember"][];
        };
        StaffMember: {
            /** Format: uuid */
            id: string;
            storeCode: string;
            name: string;
            role: components["schemas"]["StaffRole"];
            skills: {
                skill: string;
                level: number;
            }[];
            contractMinutes: number;
            active: boolean;
        };
        /** @enum {string} */
        StaffRole: "manager" | "associate";
        StepEvidence: {
            id: string;
            /** @enum {string} */
            kind: "query" | "sql" | "tool" | "join";
            label: string;
            ok: boolean;
            problem?: {
                code: ("INVALID_CREDENTIALS" | "NOT_SIGNED_IN" | "SESSION_EXPIRED" | "ACCOUNT_LOCKED" | "CSRF_REJECTED" | "PERSONA_NOT_ALLOWED" | "FORBIDDEN" | "SIGN_IN_FAILED" | "NO_ACCESS" | "SECOND_FACTOR_REQUIRED" | "SCOPE_MISSING" | "TOO_MANY_KEYS" | "MODEL_BUSY" | "MODEL_UNAVAILABLE" | "MODEL_REFUSED" | "MODEL_ANSWER_INVALID" | "NO_STORE" | "NOT_THE_MANAGER" | "REQUEST_INVALID" | "REQUEST_CHANGED" | "REQUEST_CLOSED" | "TOO_MANY_REQUESTS" | "CHANGED_MEANWHILE" | "TASK_INVALID" | "TASK_TAKEN" | "TASK_CLOSED" | "TOO_MANY_TASKS" | "TOO_MANY_COMMENTS" | "ROUTINE_INVALID" | "TOO_MANY_ROUTINES" | "PLAN_INVALID" | "PLAN_STALE" | "PROCEDURE_INVALID" | "PROCEDURE_TOO_LARGE" | "TOO_MANY_PROCEDURES" | "PHOTO_INVALID" | "PHOTO_TOO_LARGE" | "TOO_MANY_PHOTOS" | "PHOTO_STORAGE_UNAVAILABLE" | "LINK_EXPIRED" | "STOCK_INVALID" | "IMPORT_INVALID" | "VALIDATION_FAILED" | "QUESTION_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "PAYLOAD_TOO_LARGE" | "NOT_FOUND" | "CONFLICT" | "REQUEST_IN_PROGRESS" | "RATE_LIMITED" | "NOTHING_TO_SAVE" | "TOO_MANY_SAVED" | "QUERY_INVALID" | "SQL_REJECTED" | "QUERY_TIMEOUT" | "QUERY_TOO_LARGE" | "TOOL_UNKNOWN" | "TOO_MANY_CALCULATIONS" | "OVERLOADED" | "ACTION_INVALID" | "TOO_MANY_PROPOSALS" | "PROPOSAL_CHANGED" | "PROPOSAL_CLOSED" | "TOO_MANY_WATCHES" | "BUDGET_EXCEEDED" | "WAREHOUSE_UNAVAILABLE" | "NO_DATA" | "STORAGE_FULL" | "IMPORT_REJECTED" | "SERVICE_UNAVAILABLE" | "DEADLINE_EXCEEDED" | "CANCELLED" | "INTERNAL") | ("THIN_DATA" | "INVALID_INPUT" | "UNKNOWN_VALUE" | "NOT_POSSIBLE");
                message: string;
                nextStep: string;
                retryable: boolean;
            };
            call?: components["schemas"]["ToolCall"];
            rowCount: number | null;
            formulas: components["schemas"]["Formula"][];
            inputs: components["schemas"]["Figure"][];
            notes: string[];
            queries: components["schemas"]["ToolQuery"][];
            lookups?: components["schemas"]["ToolLookup"][];
            ms: number;
        };
        StockMovement: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["MovementKind"];
            change: number;
            stockAfter: number;
            /** Format: date-time */
            at: string;
            staffName: string | null;
            note: string | null;
        };
        Store: {
            code: string;
            name: string;
            address: string;
            timeZone: string;
            opensAt: number;
            closesAt: number;
            minimumCover: number;
            sample: boolean;
        };
        StoreAct: {
            /** @constant */
            kind: "start-task";
            title: string;
            button: string;
            facts: {
                label: string;
                value: string;
            }[];
            /** Format: uuid */
            taskId: string;
        } | {
            /** @constant */
            kind: "complete-task";
            title: string;
            button: string;
            facts: {
                label: string;
                value: string;
            }[];
            /** Format: uuid */
            taskId: string;
        } | {
            /** @constant */
            kind: "withdraw-request";
            title: string;
            button: string;
            facts: {
                label: string;
                value: string;
            }[];
            /** Format: uuid */
            requestId: string;
        } | {
            /** @constant */
            kind: "request-time-off";
            title: string;
            button: string;
            facts: {
                label: string;
                value: string;
            }[];
            /** @enum {string} */
            timeOff: "vacation" | "personal";
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            replaces: string | null;
            insteadOf: string | null;
        } | {
            /** @constant */
            kind: "cancel-time-off";
            title: string;
            button: string;
            facts: {
                label: string;
                value: string;
            }[];
            /** Format: uuid */
            timeOffId: string;
        };
        StoreAnalytics: {
            period: components["schemas"]["AnalyticsPeriod"];
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            kpis: components["schemas"]["Kpi"][];
            recommendations: components["schemas"]["Recommendation"][];
            underWay: components["schemas"]["RecommendationUnderWay"][];
        };
        StoreMembership: {
            store: components["schemas"]["Store"];
            staff: components["schemas"]["StaffMember"];
            /** Format: date */
            today: string;
        };
        StoreRequest: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["StoreRequestKind"];
            status: components["schemas"]["StoreRequestStatus"];
            storeCode: string;
            title: string;
            reason: string;
            diff: {
                label: string;
                before: string;
                after: string;
            }[];
            warnings: string[];
            arguments: {
                [key: string]: unknown;
            };
            hash: string;
            requestedBy: {
                /** Format: uuid */
                staffId: string;
                name: string;
            };
            /** @enum {string} */
            origin: "person" | "assistant";
            replaces: string | null;
            replacedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            mayDecide: boolean;
            mayNotDecideBecause: string | null;
            decision: {
                by: {
                    /** Format: uuid */
                    staffId: string;
                    name: string;
                };
                /** Format: date-time */
                at: string;
                reason: string | null;
            } | null;
            effects: string[];
        };
        /** @enum {string} */
        StoreRequestKind: "time-off" | "time-off-cancellation" | "daily-plan" | "tasks";
        StoreRequestPage: {
            data: components["schemas"]["StoreRequest"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        StoreRequestStatus: "open" | "executed" | "rejected" | "withdrawn" | "replaced" | "expired";
        StoreRoutine: {
            /** Format: uuid */
            id: string;
            title: string;
            description: string;
            area: string;
            priority: number;
            estimateMinutes: number;
            requiredSkills: components["schemas"]["RequiredSkill"][];
            weekdays: number[];
            notBefore: number | null;
            dueMinute: number | null;
            active: boolean;
            version: number;
            sample: boolean;
        };
        StoreRoutineChange: {
            title?: string;
            description?: string;
            area?: string;
            priority?: number;
            estimateMinutes?: number;
            requiredSkills?: components["schemas"]["RequiredSkill"][];
            weekdays?: number[];
            notBefore?: number | null;
            dueMinute?: number | null;
            active?: boolean;
        };
        StoreRoutineDetail: {
            routine: components["schemas"]["StoreRoutine"];
            history: components["schemas"]["StoreRoutineEvent"][];
        };
        StoreRoutineEvent: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "created" | "changed" | "paused" | "resumed" | "removed";
            by: {
                /** Format: uuid */
                staffId: string;
                name: string;
            };
            /** Format: date-time */
            at: string;
            changes: {
                field: string;
                before: string;
                after: string;
            }[];
            tasks: components["schemas"]["StoreRoutineTasks"];
        };
        StoreRoutineList: {
            data: components["schemas"]["StoreRoutine"][];
        };
        StoreRoutineTasks: {
            made: number;
            changed: number;
            cancelled: number;
        };
        StoreTask: {
            /** Format: uuid */
            id: string;
            storeCode: string;
            title: string;
            description: string;
            area: string;
            priority: number;
            estimateMinutes: number;
            requiredSkills: components["schemas"]["RequiredSkill"][];
            /** Format: date */
            day: string;
            due: components["schemas"]["StoreTaskDue"] | null;
            notBefore: number | null;
            plannedStart: number | null;
            plannedEnd: number | null;
            assignee: {
                /** Format: uuid */
                staffId: string;
                name: string;
            } | null;
            status: components["schemas"]["StoreTaskStatus"];
            overdue: boolean;
            source: components["schemas"]["StoreTaskSource"];
            version: number;
            /** Format: date-time */
            createdAt: string;
            createdBy: {
                /** Format: uuid */
                staffId: string;
                name: string;
            } | null;
            startedAt: string | null;
            completedAt: string | null;
            completedBy: {
                /** Format: uuid */
                staffId: string;
                name: string;
            } | null;
            commentCount: number;
            acts: components["schemas"]["StoreTaskAct"][];
        };
        /** @enum {string} */
        StoreTaskAct: "start" | "complete" | "reopen" | "cancel" | "edit";
        StoreTaskActBody: {
            /** Format: date-time */
            at?: string;
            note?: string;
        };
        StoreTaskCandidate: {
            /** Format: uuid */
            staffId: string;
            name: string;
            shift: {
                startsAt: number;
                endsAt: number;
            } | null;
            missingSkills: components["schemas"]["RequiredSkill"][];
            assignedMinutes: number;
        };
        StoreTaskCandidates: {
            data: components["schemas"]["StoreTaskCandidate"][];
        };
        StoreTaskChange: {
            title?: string;
            description?: string;
            area?: string;
            priority?: number;
            estimateMinutes?: number;
            requiredSkills?: components["schemas"]["RequiredSkill"][];
            /** Format: date */
            day?: string;
            due?: components["schemas"]["StoreTaskDue"] | null;
            assigneeId?: string | null;
        };
        StoreTaskComment: {
            /** Format: uuid */
            id: string;
            by: {
                /** Format: uuid */
                staffId: string;
                name: string;
            };
            text: string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            recordedAt: string;
        };
        StoreTaskCounts: {
            open: number;
            in_progress: number;
            completed: number;
            cancelled: number;
            overdue: number;
            areas: {
                area: string;
                count: number;
            }[];
        };
        StoreTaskDetail: {
            task: components["schemas"]["StoreTask"];
            history: components["schemas"]["StoreTaskEvent"][];
            comments: components["schemas"]["StoreTaskComment"][];
            photoIds: string[];
            warnings: string[];
        };
        StoreTaskDue: {
            /** Format: date */
            day: string;
            minute: number | null;
        };
        StoreTaskEvent: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "created" | "changed" | "started" | "completed" | "reopened" | "cancelled";
            by: {
                /** Format: uuid */
                staffId: string;
                name: string;
            } | null;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            recordedAt: string;
            changes: {
                field: string;
                before: string;
                after: string;
            }[];
            note: string | null;
        };
        StoreTaskPage: {
            data: components["schemas"]["StoreTask"][];
            nextCursor: string | null;
            counts: components["schemas"]["StoreTaskCounts"];
        };
        StoreTaskSource: {
            /** @enum {string} */
            kind: "routine" | "manual" | "daily-plan" | "recommendation";
            id: string | null;
        };
        /** @enum {string} */
        StoreTaskStatus: "open" | "in_progress" | "completed" | "cancelled";
        SuggestedDescription: {
            description: string;
            model: string;
            cost: components["schemas"]["Cost"];
        };
        TimeDimension: {
            dimension: string;
            /** @enum {string} */
            granularity?: "day" | "week" | "month" | "quarter" | "half" | "year";
            dateRange?: [
                string | null,
                string | null
            ];
            compareDateRange?: [
                string | null,
                string | null
            ][];
        };
        TimeOff: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            staffId: string;
            staffName: string;
            kind: components["schemas"]["TimeOffKind"];
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            days: number;
            requestId: string | null;
            cancelling: boolean;
        };
        TimeOffBalance: {
            kind: components["schemas"]["TimeOffKind"];
            year: number;
            entitled: number;
            taken: number;
            planned: number;
            requested: number;
            left: number;
        };
        TimeOffBalances: {
            data: components["schemas"]["TimeOffBalance"][];
        };
        /** @enum {string} */
        TimeOffKind: "vacation" | "personal";
        TimeOffList: {
            data: components["schemas"]["TimeOff"][];
        };
        TimeOffPreview: {
            days: number;
            balance: components["schemas"]["TimeOffBalance"];
            warnings: string[];
        };
        ToolCall: {
            tool: string;
            arguments: {
                [key: string]: string | number | boolean | (string | number)[];
            };
        };
        ToolDefinition: {
            name: string;
            label: string;
            summary: string;
            /** @enum {string} */
            agent: "inventory" | "logistics" | "supplier" | "workforce" | "commerce";
            personas: string[];
            parameters: components["schemas"]["ToolParameter"][];
            phrases: string[];
            examples: string[];
            /** @default [] */
            keys: string[];
            declines?: {
                phrases: string[];
                /** @enum {string} */
                code: "OFF_TOPIC" | "WRITE_REQUEST" | "OTHER_PERSONA" | "INJECTION" | "NOT_IN_DATA" | "BLOCKED_TOPIC";
                message: string;
                nextStep: string;
            }[];
            confidential?: boolean;
        };
        ToolList: {
            data: components["schemas"]["ToolDefinition"][];
        };
        ToolLookup: {
            label: string;
            operation: string;
            count: number;
            /** Format: date-time */
            asOf: string;
            documents: {
                title: string;
                version: string;
                href: string | null;
            }[];
        };
        ToolParameter: {
            name: string;
            label: string;
            description: string;
            /** @enum {string} */
            kind: "value" | "days" | "count" | "percent" | "number" | "choice" | "text" | "day" | "period";
            pattern?: string;
            /** @enum {string} */
            looks?: "ahead" | "back";
            member?: string;
            /** @default false */
            many: boolean;
            required: boolean;
            min?: number;
            max?: number;
            default?: string | number | boolean | null;
            choices?: {
                value: string;
                label: string;
                says: string[];
            }[];
        };
        ToolQuery: {
            label: string;
            sql: string;
            dialect: string;
            rowCount: number;
            truncated: boolean;
            sources: components["schemas"]["Source"][];
            dataAsOf: string;
            dataVersion: string;
            semanticVersion: string;
            executeMs: number;
        };
        Watch: {
            /** Format: uuid */
            id: string;
            name: string;
            condition: components["schemas"]["WatchCondition"];
            schedule: components["schemas"]["WatchSchedule"];
            active: boolean;
            persona: string;
            /** Format: uuid */
            savedQuestionId: string;
            question: string;
            nextRunAt: string | null;
            lastRun: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                outcome: "told" | "quiet" | "failed";
                text: string;
                answerId: string | null;
            } | null;
            /** Format: date-time */
            createdAt: string;
        };
        WatchChange: {
            name: string;
            condition: components["schemas"]["WatchCondition"];
            schedule: components["schemas"]["WatchSchedule"];
            active: boolean;
        };
        WatchCondition: {
            /** @constant */
            kind: "rows";
            /** @enum {string} */
            operator: "gt" | "gte" | "lt" | "lte" | "equals";
            value: number;
        } | {
            /** @constant */
            kind: "value";
            column: string;
            /** @enum {string} */
            operator: "gt" | "gte" | "lt" | "lte" | "equals";
            value: number;
        } | {
            /** @constant */
            kind: "changed";
        };
        WatchPage: {
            data: components["schemas"]["Watch"][];
            nextCursor: string | null;
        };
        WatchSchedule: {
            /** @constant */
            every: "hour";
            minute: number;
        } | {
            /** @constant */
            every: "day";
            at: string;
        } | {
            /** @constant */
            every: "week";
            at: string;
            weekdays: number[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptions"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionCreated"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_CREDENTIALS: The user name or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_LOCKED: Too many failed sign-ins. RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choosePersona: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoosePersona"];
            };
        };
        responses: {
            /** @description Chosen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRequest"];
            };
        };
        responses: {
            /** @description The answer, a question back, or a refusal. As events: one AnswerEvent in each `data:` line; the last is `answer-end` or `error` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                    "text/event-stream": components["schemas"]["AnswerEvent"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. QUESTION_TOO_LONG: The question is longer than 1000 characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. TOOL_UNKNOWN: There is no such tool for this persona. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUERY_INVALID: The question does not fit the data that can be asked. SQL_REJECTED: The query was stopped by the SQL guard. QUERY_TOO_LARGE: The query needed more memory than allowed and was stopped. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUDGET_EXCEEDED: The budget is spent. RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_DATA: No data has been loaded yet. WAREHOUSE_UNAVAILABLE: The data warehouse cannot be reached. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUERY_TIMEOUT: The query took longer than allowed and was stopped. DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer as it was given */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OptionsRequest"];
            };
        };
        responses: {
            /** @description The most useful first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChipOptions"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUERY_INVALID: The question does not fit the data that can be asked. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_DATA: No data has been loaded yet. WAREHOUSE_UNAVAILABLE: The data warehouse cannot be reached. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletionRequest"];
            };
        };
        responses: {
            /** @description The most likely first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completions"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_DATA: No data has been loaded yet. WAREHOUSE_UNAVAILABLE: The data warehouse cannot be reached. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    savedQuestions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedQuestionPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveQuestion"];
            };
        };
        responses: {
            /** @description Saved */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedQuestion"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_SAVED: You have as many saved questions as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOTHING_TO_SAVE: This answer has no query that could be asked again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameSavedQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                savedQuestionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameSavedQuestion"];
            };
        };
        responses: {
            /** @description Renamed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedQuestion"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSavedQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                savedQuestionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteConversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many were deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedCount"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    semantics: {
        parameters: {
            query?: {
                /** @description One of yours; the session's persona when absent. */
                persona?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalog */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SemanticCatalog"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_DATA: No data has been loaded yet. WAREHOUSE_UNAVAILABLE: The data warehouse cannot be reached. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidcSignIn: {
        parameters: {
            query?: {
                /** @description A path of this address to go to afterwards; `/` when absent. */
                returnTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidcCallback: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
                iss?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, to where the sign-in began */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SIGN_IN_FAILED: The sign-in at the provider did not succeed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_ACCESS: You are known, but none of your groups may use Quartermaster. SECOND_FACTOR_REQUIRED: Signing in here needs a second factor. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidcBackChannelLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    logout_token: string;
                };
            };
        };
        responses: {
            /** @description Ended, or there was nothing to end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeys: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description `everybody` is for administrators. */
                of?: "me" | "everybody";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_KEYS: You have as many keys as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Store and member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreMembership"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeStaff: {
        parameters: {
            query?: {
                /** @description `true` lists those who left, too. */
                left?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffList"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeRoster: {
        parameters: {
            query?: {
                /** @description First day. */
                from?: string;
                /** @description The day after the last. */
                to?: string;
                /** @description Only the shifts of this member. */
                staffId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By day and beginning */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roster"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeRequests: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description `open` waits for a decision. */
                status?: "open" | "closed" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequestPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequest"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveStoreRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveStoreRequest"];
            };
        };
        responses: {
            /** @description Carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequest"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_CHANGED: The request is not the one that you looked at. REQUEST_CLOSED: The request has been decided, withdrawn, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID: This cannot be requested as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectStoreRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectStoreRequest"];
            };
        };
        responses: {
            /** @description Rejected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequest"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_CHANGED: The request is not the one that you looked at. REQUEST_CLOSED: The request has been decided, withdrawn, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID: This cannot be requested as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawStoreRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequest"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_CLOSED: The request has been decided, withdrawn, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchStoreProducts: {
        parameters: {
            query?: {
                query?: string;
                limit?: number;
                /** @description Only what your store has some of. */
                inStockOnly?: unknown;
                department?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Products */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogSearchResult"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                productCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogProductDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeProductsTogether: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                productCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In stock first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoughtTogetherList"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordStockMovement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                productCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordMovement"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockMovement"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STOCK_INVALID: The stock cannot change like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeInventory: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                view?: "below-minimum" | "out" | "all";
                department?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findStoreCustomers: {
        parameters: {
            query?: {
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ten at most */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerProfile"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeCustomerRecommendations: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With reasons */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRecommendations"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordCustomerConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConsent"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportStoreCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file to download */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerData"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseStoreCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseCustomer"];
            };
        };
        responses: {
            /** @description Erased */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerErased"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeCustomerOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOrder"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchProcedures: {
        parameters: {
            query?: {
                /** @description The question, or the words of a task. */
                q?: string;
                /** @description Most passages. */
                limit?: number;
                /** @description `customers`: only what customers may be told. */
                audience?: "customers";
                /** @description Guessed from the question when absent. */
                language?: "en" | "de" | "es" | "fr" | "it" | "nl" | "pt";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureSearchResult"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MODEL_REFUSED: The language model did not take the request. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MODEL_UNAVAILABLE: The language model cannot be reached. MODEL_BUSY: The language model has too much to do. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    procedures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By title */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureList"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addProcedure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    title?: string;
                    /**
                     * @default everybody
                     * @enum {string}
                     */
                    audience: "customers" | "everybody" | "managers";
                    /**
                     * @description `true`: of all stores; needs the role admin.
                     * @default false
                     */
                    allStores: unknown;
                    /** @enum {string} */
                    language?: "en" | "de" | "es" | "fr" | "it" | "nl" | "pt";
                    /** Format: date */
                    effectiveFrom?: string;
                    /**
                     * Format: binary
                     * @description Markdown, PDF or Word (.docx).
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_PROCEDURES: There are as many documents or versions as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. PROCEDURE_TOO_LARGE: The file is larger than a document may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PROCEDURE_INVALID: The file cannot be read as a document. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_CALCULATIONS: More calculations are running than can be served. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    procedure: {
        parameters: {
            query?: {
                /** @description The one in force when absent. */
                version?: number;
            };
            header?: never;
            path: {
                procedureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProcedure: {
        parameters: {
            query?: {
                /** @description Only this version. */
                version?: number;
            };
            header?: never;
            path: {
                procedureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    procedureText: {
        parameters: {
            query?: {
                /** @description Ordinal of the first passage. */
                from?: number;
                /** @description Most passages. */
                limit?: number;
            };
            header?: never;
            path: {
                procedureId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedurePassagePage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    procedureOriginal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                procedureId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyPlanDay"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeStorePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeDailyPlan"];
            };
        };
        responses: {
            /** @description The draft, which does nothing until it is approved. As events: one DailyPlanEvent in each `data:` line; the last is `plan` or `error` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyPlanDay"];
                    "text/event-stream": components["schemas"]["DailyPlanEvent"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CHANGED_MEANWHILE: Somebody changed this since you looked at it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PLAN_INVALID: The plan cannot be like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_CALCULATIONS: More calculations are running than can be served. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardStorePlan: {
        parameters: {
            query?: never;
            header: {
                /** @description The `version` of what the change was made from. */
                "If-Match": string;
            };
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The day without a draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyPlanDay"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CHANGED_MEANWHILE: Somebody changed this since you looked at it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editStorePlan: {
        parameters: {
            query?: never;
            header: {
                /** @description The `version` of what the change was made from. */
                "If-Match": string;
            };
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DailyPlanEdit"];
            };
        };
        responses: {
            /** @description The draft with what is wrong with it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyPlanDay"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CHANGED_MEANWHILE: Somebody changed this since you looked at it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PLAN_INVALID: The plan cannot be like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveStorePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveDailyPlan"];
            };
        };
        responses: {
            /** @description Approved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyPlanDay"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PLAN_STALE: Tasks or people have changed since the plan was made. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CHANGED_MEANWHILE: Somebody changed this since you looked at it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PLAN_INVALID: The plan cannot be like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markStoreShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shiftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "planned" | "sick";
                };
            };
        };
        responses: {
            /** @description The shift */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeRoutines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By area and the time of the day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRoutineList"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createStoreRoutine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStoreRoutine"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRoutineDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_ROUTINES: The store has as many routines as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ROUTINE_INVALID: The routine cannot be like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeRoutine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                routineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The routine */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRoutineDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeStoreRoutine: {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
                /** @description The `version` of what the change was made from. */
                "If-Match": string;
            };
            path: {
                routineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreRoutineChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRoutineDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CHANGED_MEANWHILE: Somebody changed this since you looked at it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ROUTINE_INVALID: The routine cannot be like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeStoreRoutine: {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
                /** @description The `version` of what the change was made from. */
                "If-Match": string;
            };
            path: {
                routineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRoutineDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CHANGED_MEANWHILE: Somebody changed this since you looked at it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeTasks: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description `all` is for managers. */
                whose?: "mine" | "unassigned" | "all";
                /** @description All days when absent. */
                day?: string;
                /** @description One or several, as `open,in_progress`. */
                status?: string;
                area?: string;
                /** @description `true`: only what is not done and past its due time. */
                overdue?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createStoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStoreTask"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_TASKS: The store has as many unfinished tasks as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TASK_INVALID: The task cannot be like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeStoreTask: {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
                /** @description The `version` of what the change was made from. */
                "If-Match": string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreTaskChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TASK_CLOSED: The task was completed or cancelled meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CHANGED_MEANWHILE: Somebody changed this since you looked at it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TASK_INVALID: The task cannot be like this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startStoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreTaskActBody"];
            };
        };
        responses: {
            /** @description Started */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TASK_TAKEN: Somebody else has this task. TASK_CLOSED: The task was completed or cancelled meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeStoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreTaskActBody"];
            };
        };
        responses: {
            /** @description Completed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TASK_TAKEN: Somebody else has this task. TASK_CLOSED: The task was completed or cancelled meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenStoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreTaskActBody"];
            };
        };
        responses: {
            /** @description Open again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TASK_TAKEN: Somebody else has this task. TASK_CLOSED: The task was completed or cancelled meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelStoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreTaskActBody"];
            };
        };
        responses: {
            /** @description Cancelled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TASK_TAKEN: Somebody else has this task. TASK_CLOSED: The task was completed or cancelled meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentStoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStoreTaskComment"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_COMMENTS: This task has as many comments as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeTaskCandidates: {
        parameters: {
            query?: {
                day?: string;
                /** @description Skills with their lowest level, as `till:2,deli:1`. */
                skills?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTaskCandidates"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    taskPhotos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoList"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addTaskPhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * @description What is to be seen; it can be written later, too.
                     * @default
                     */
                    description: string;
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_PHOTOS: There are as many photos here as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. PHOTO_TOO_LARGE: The picture is larger than a photo may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PHOTO_INVALID: The file is no picture that can be kept. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PHOTO_STORAGE_UNAVAILABLE: Photos cannot be kept or fetched right now. TOO_MANY_CALCULATIONS: More calculations are running than can be served. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    questionPhotos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoList"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addQuestionPhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                answerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * @description What is to be seen; it can be written later, too.
                     * @default
                     */
                    description: string;
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_PHOTOS: There are as many photos here as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. PHOTO_TOO_LARGE: The picture is larger than a photo may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PHOTO_INVALID: The file is no picture that can be kept. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PHOTO_STORAGE_UNAVAILABLE: Photos cannot be kept or fetched right now. TOO_MANY_CALCULATIONS: More calculations are running than can be served. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePhoto"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestPhotoDescription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To be changed and saved, or not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestedDescription"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUDGET_EXCEEDED: The budget is spent. RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MODEL_REFUSED: The language model did not take the request. MODEL_ANSWER_INVALID: The language model gave an answer that cannot be used. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MODEL_BUSY: The language model has too much to do. MODEL_UNAVAILABLE: The language model cannot be reached. PHOTO_STORAGE_UNAVAILABLE: Photos cannot be kept or fetched right now. TOO_MANY_CALCULATIONS: More calculations are running than can be served. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    photoContent: {
        parameters: {
            query?: {
                /** @description From the link. */
                expires?: number;
                /** @description From the link. */
                signature?: string;
            };
            header?: never;
            path: {
                photoId: string;
                size: components["schemas"]["PhotoSize"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LINK_EXPIRED: This link to a picture has expired. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PHOTO_STORAGE_UNAVAILABLE: Photos cannot be kept or fetched right now. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeAnalytics: {
        parameters: {
            query?: {
                /** @description Full days, the last one yesterday. */
                period?: "day" | "week" | "four-weeks";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures and recommendations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreAnalytics"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeKpiRows: {
        parameters: {
            query?: {
                /** @description Full days, the last one yesterday. */
                period?: "day" | "week" | "four-weeks";
            };
            header?: never;
            path: {
                kpi: components["schemas"]["KpiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiRows"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeRecommendation: {
        parameters: {
            query?: {
                /** @description From the list of recommendations. */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recommendation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationDetail"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeStoreRecommendation: {
        parameters: {
            query?: {
                /** @description From the list of recommendations. */
                id?: string;
            };
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeRecommendation"];
            };
        };
        responses: {
            /** @description The request, which waits for its approval */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequest"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_REQUESTS: You have as many open requests as can be kept. TOO_MANY_TASKS: The store has as many unfinished tasks as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID: This cannot be requested as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    timeOffBalances: {
        parameters: {
            query?: {
                /** @description This year when absent. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeOffBalances"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    timeOffs: {
        parameters: {
            query?: {
                /** @description `store` is for its managers. */
                of?: "me" | "store";
                /** @description Only what ends on this day or later. */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time off */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeOffList"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. NOT_THE_MANAGER: Only a manager of this store may do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestTimeOff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTimeOff"];
            };
        };
        responses: {
            /** @description The request, which waits */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequest"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_REQUESTS: You have as many open requests as can be kept. REQUEST_CLOSED: The request has been decided, withdrawn, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID: This cannot be requested as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewTimeOff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskTimeOffPreview"];
            };
        };
        responses: {
            /** @description Nothing was asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeOffPreview"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOO_MANY_REQUESTS: You have as many open requests as can be kept. REQUEST_CLOSED: The request has been decided, withdrawn, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID: This cannot be requested as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelTimeOff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                timeOffId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelTimeOff"];
            };
        };
        responses: {
            /** @description The request, which waits */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreRequest"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. NO_STORE: You are not on the staff of a store. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_REQUESTS: You have as many open requests as can be kept. REQUEST_CLOSED: The request has been decided, withdrawn, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID: This cannot be requested as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tools: {
        parameters: {
            query?: {
                /** @description One of yours; the session's persona when absent. */
                persona?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tools */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolList"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                tool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunTool"];
            };
        };
        responses: {
            /** @description The answer, or the reason why there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                    "text/event-stream": components["schemas"]["AnswerEvent"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. TOOL_UNKNOWN: There is no such tool for this persona. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUERY_INVALID: The question does not fit the data that can be asked. SQL_REJECTED: The query was stopped by the SQL guard. QUERY_TOO_LARGE: The query needed more memory than allowed and was stopped. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUDGET_EXCEEDED: The budget is spent. RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NO_DATA: No data has been loaded yet. WAREHOUSE_UNAVAILABLE: The data warehouse cannot be reached. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description QUERY_TIMEOUT: The query took longer than allowed and was stopped. DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposals: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description `open` waits for a decision. */
                status?: "open" | "closed" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProposal"];
            };
        };
        responses: {
            /** @description Proposed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_PROPOSALS: You have as many open proposals as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACTION_INVALID: This cannot be proposed as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proposal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveProposal"];
            };
        };
        responses: {
            /** @description Approved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PROPOSAL_CHANGED: The proposal is not the one that you looked at. PROPOSAL_CLOSED: The proposal has been decided, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACTION_INVALID: This cannot be proposed as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description WAREHOUSE_UNAVAILABLE: The data warehouse cannot be reached. SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectProposal"];
            };
        };
        responses: {
            /** @description Rejected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PROPOSAL_CHANGED: The proposal is not the one that you looked at. PROPOSAL_CLOSED: The proposal has been decided, replaced or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditProposal"];
            };
        };
        responses: {
            /** @description The new proposal */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. PROPOSAL_CHANGED: The proposal is not the one that you looked at. PROPOSAL_CLOSED: The proposal has been decided, replaced or has expired. TOO_MANY_PROPOSALS: You have as many open proposals as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACTION_INVALID: This cannot be proposed as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actionDocuments: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionDocumentPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watches: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, best a UUID. The same key with the same request gives the same answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWatch"];
            };
        };
        responses: {
            /** @description Watching */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONFLICT: The same Idempotency-Key was used for a different request. REQUEST_IN_PROGRESS: A request with this Idempotency-Key is still running. TOO_MANY_WATCHES: You have as many watches as can be kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The watch with its last run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notifications: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notificationEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many are unread, and the newest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["NotificationEvent"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    notificationId?: string;
                };
            };
        };
        responses: {
            /** @description How many are left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                    };
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. SCOPE_MISSING: This key may not do that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_FOUND: There is nothing at this address, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE: The request body has a content type that is not accepted here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    costs: {
        parameters: {
            query?: {
                /** @description `all` is for administrators. */
                scope?: "mine" | "all";
                /** @description First day; 30 days before `to` when absent. */
                from?: string;
                /** @description The day after the last; tomorrow when absent. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The costs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Costs"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cacheStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statistics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheStatistics"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invalidateCache: {
        parameters: {
            query?: {
                /** @description `*` stands for anything, for example `warehouse_manager:*`. */
                pattern?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many entries were forgotten */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        forgotten: number;
                    };
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    memory: {
        parameters: {
            query?: {
                /** @description One of yours; the session's persona when absent. */
                persona?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is remembered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Memory"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetMemory: {
        parameters: {
            query?: {
                /** @description One of yours; the session's persona when absent. */
                persona?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many interactions were forgotten */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        forgotten: number;
                    };
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CSRF_REJECTED: This request did not come from the console. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dashboard: {
        parameters: {
            query?: {
                /** @description One of yours; the session's persona when absent. */
                persona?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dashboard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SCOPE_MISSING: This key may not do that. PERSONA_NOT_ALLOWED: You do not have this persona. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description VALIDATION_FAILED: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOT_SIGNED_IN: You are not signed in. SESSION_EXPIRED: Your session has ended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN: You are not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RATE_LIMITED: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INTERNAL: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE: A part of Quartermaster is not available. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEADLINE_EXCEEDED: The answer did not arrive in time. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description STORAGE_FULL: The disk is full, so nothing was changed. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
