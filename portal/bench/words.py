"""What made-up people are called, and what they write. Nobody reads it for what it says."""

FIRST_NAMES = """Aisha Alan Amara Anjali Beth Callum Carys Chloe Danesh Dawn Delroy Ebony Elin Ewan
Farah Fergus Gita Grace Hamza Hannah Idris Imogen Jamal Joan Kemi Kit Leila Liam Maeve Marcus Mina
Nadia Niall Olga Omar Pia Priya Quentin Rhys Rosa Saira Seth Tariq Tess Uma Una Viktor Wendy Yusuf
Zoe""".split()
LAST_NAMES = """Abara Ackroyd Begum Birtwhistle Chand Clegg Dace Dhillon Eccles Evans Fairhurst Gill
Greenhalgh Hargreaves Hussain Ingham Iqbal Jolly Kaur Kershaw Lomax Lowe Mistry Moss Naylor Nkosi
Ogden Okoro Parkes Patel Quayle Ramsbottom Rigby Sandhu Shuttleworth Tattersall Tran Uddin Unsworth
Varley Walmsley Wolski Yates Zaman""".split()

COMMENTS = (
    "I do this most weeks.",
    "I have seen it done and would like to try.",
    "I did this twice with a colleague beside me.",
    "Others in the team ask me about it.",
)
PIECES = (
    "My supervisor watched a visit and we talked it through.",
    "I wrote down what went well and what I would change.",
    "A parent said that the plan made sense to them.",
    "We went over my records together.",
)
LOWER = ("We have not seen this on your own yet.", "Let us look at this together first.")
HIGHER = ("You do more here than you say.", "I have seen you lead this.")
REASONS = ("Say what you did yourself.", "Is this from this year?")
AGAIN = "I did this myself, this year."
NOTES = ("", "Good to see how far you have come.", "Let us talk about the next step.")
DIFFERENT = "I see one of these differently."
