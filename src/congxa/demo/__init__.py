"""The demo's content: offices, people, articles and pictures of Lương Sơn as told for 2018 to 2020.

Data and drawing only; nothing here touches the database. Figures come from the sources named in the files;
persons and everyday stories are illustrative and say so (`note`, `illustrative`).
"""
