#include <stdio.h>
#include "hash.h"
#define SIZE 1024
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#ifdef DEBUG
#pragma once
#endif

/* A table of
   linked lists */
typedef struct node {
    char *key;
    size_t value;
    struct node *next;
} node_t;

static const unsigned int primes[] = {2, 3, 0x1F, 017, 100UL};
enum color { RED, GREEN = 5 };

// djb2
static unsigned long hash(const char *text)
{
    unsigned long h = 5381;
    int c;
    while ((c = *text++) != '\0')
        h = ((h << 5) + h) ^ c;
    return h % SIZE;
}

int main(int argc, char **argv)
{
    node_t *table[SIZE] = {NULL};
    double ratio = 1.5e-3, half = .5f;
    char newline = '\n', hex = '\x41';
    for (int i = 1; i < argc; ++i) {
        node_t *n = malloc(sizeof(node_t));
        if (!n) {
            fprintf(stderr, "out of memory: %s\n", argv[i]);
            goto fail;
        }
        n->value = hash(argv[i]);
        switch (n->value & 0xFF) {
        case 0:
            break;
        default:
            printf("%lu\t\"%s\"\n", (unsigned long)n->value, argv[i]);
        }
    }
    do { ratio *= 2; } while (ratio < 1 && half > 0 || !argc);
    return 0;
fail:
    return 1;
}
