"""Claims become a dataset, held against shapes and rules, written as a graph, revised and checked."""
